"""How many frames a picture has and how many pixels per inch each states.

PNG: chunk pHYs (PNG specification, 11.3.5.3). JPEG: the JFIF segment (ITU-T T.871, 10.1). TIFF: tags
282, 283 and 296 of each directory (TIFF 6.0, section 8).
"""

import struct
from dataclasses import dataclass

CENTIMETRES_PER_INCH = 2.54
X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 282, 283, 296
MOST_FRAMES = 100_000
STRANGE_RESOLUTION = 5
"""Below this many pixels per inch a statement is not one about size."""


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """One image of a picture: pixels per inch across and down, None where it does not say."""

    across: float | None = None
    down: float | None = None


def frames_of(content: bytes, media_type: str) -> list[PictureFrame]:
    """The frames of a picture; none of a TIFF that is damaged, one of anything else."""
    try:
        if media_type == "image/tiff":
            return _tiff_frames(content)
        if media_type == "image/png":
            return [_png_frame(content)]
        if media_type == "image/jpeg":
            return [_jpeg_frame(content)]
    except (struct.error, IndexError, ZeroDivisionError):
        pass
    return [PictureFrame()] if media_type != "image/tiff" else []


def _frame(across: float, down: float) -> PictureFrame:
    return PictureFrame(across, down) if min(across, down) >= STRANGE_RESOLUTION else PictureFrame()


def _png_frame(content: bytes) -> PictureFrame:
    at = 8
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind == b"pHYs":
            across, down, unit = struct.unpack_from(">IIB", content, at + 8)
            per_inch = CENTIMETRES_PER_INCH / 100
            return _frame(across * per_inch, down * per_inch) if unit == 1 else PictureFrame()
        if kind in (b"IDAT", b"IEND"):
            break
        at += 12 + length
    return PictureFrame()


def _jpeg_frame(content: bytes) -> PictureFrame:
    at = 2
    while content[at] == 0xFF and content[at + 1] not in (0xD9, 0xDA):
        length = struct.unpack_from(">H", content, at + 2)[0]
        if content[at + 1] == 0xE0 and content[at + 4 : at + 9] == b"JFIF\0":
            unit, across, down = struct.unpack_from(">BHH", content, at + 11)
            factor = {1: 1.0, 2: CENTIMETRES_PER_INCH}.get(unit, 0.0)
            return _frame(across * factor, down * factor)
        at += 2 + length
    return PictureFrame()


def _tiff_frames(content: bytes) -> list[PictureFrame]:
    """One frame per image file directory, in the order in which they are chained."""
    order = "<" if content[:2] == b"II" else ">"
    if struct.unpack_from(f"{order}H", content, 2)[0] != 42:
        return [PictureFrame()]
    frames: list[PictureFrame] = []
    seen: set[int] = set()
    at = struct.unpack_from(f"{order}I", content, 4)[0]
    while at and at not in seen and at + 2 <= len(content) and len(frames) < MOST_FRAMES:
        seen.add(at)
        count = struct.unpack_from(f"{order}H", content, at)[0]
        frames.append(_directory(content, order, at + 2, count))
        following = at + 2 + 12 * count
        at = struct.unpack_from(f"{order}I", content, following)[0] if following + 4 <= len(content) else 0
    return frames


def _directory(content: bytes, order: str, start: int, count: int) -> PictureFrame:
    found: dict[int, float] = {}
    for at in range(start, min(start + 12 * count, len(content) - 11), 12):
        tag = struct.unpack_from(f"{order}H", content, at)[0]
        if tag == RESOLUTION_UNIT:
            found[tag] = struct.unpack_from(f"{order}H", content, at + 8)[0]
        elif tag in (X_RESOLUTION, Y_RESOLUTION):
            place = struct.unpack_from(f"{order}I", content, at + 8)[0]
            if place + 8 <= len(content):
                above, below = struct.unpack_from(f"{order}II", content, place)
                found[tag] = above / below if below else 0.0
    factor = {2: 1.0, 3: CENTIMETRES_PER_INCH}.get(int(found.get(RESOLUTION_UNIT, 2)), 0.0)
    return _frame(found.get(X_RESOLUTION, 0.0) * factor, found.get(Y_RESOLUTION, 0.0) * factor)
