"""The page as displayed, and the reading frames of text that is drawn sideways on it.

The layout's coordinates are those of the media box with the page's /Rotate applied, origin bottom
left; what a reader sees is the crop box, measured from its top left (ISO 32000-1, 7.7.3.3, 14.11.2).
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from tasks.extract.pdf_shapes import Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """The displayed part of a page: `left` and `ceiling` place it in the layout's coordinates."""

    left: float
    ceiling: float
    width: float
    height: float


class Frame(NamedTuple):
    """How a text is read: its lines run at `turn` degrees, anticlockwise, leftward if it is mirrored."""

    turn: int
    is_mirrored: bool = False


def sheet_of(page: Any) -> Sheet:
    """The sheet of a pdfplumber page; the media box stands in for a crop box that misses it."""
    media = _ordered(page.page_obj.mediabox)
    crop = _ordered(page.page_obj.cropbox)
    x0, y0 = max(media[0], crop[0]), max(media[1], crop[1])
    x1, y1 = min(media[2], crop[2]), min(media[3], crop[3])
    if x1 - x0 < 1 or y1 - y0 < 1:
        x0, y0, x1, y1 = media
    left, floor, right, ceiling = _turned((x0, y0, x1, y1), media, page.rotation)
    return Sheet(left, ceiling, right - left, ceiling - floor)


def _ordered(box: Any) -> Box:
    x0, y0, x1, y1 = (float(value) for value in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _turned(box: Box, media: Box, rotation: int) -> Box:
    """The box after clockwise rotation of the page, relative to the turned media box."""
    x0, y0, x1, y1 = box
    left, floor, right, ceiling = media
    if rotation == 90:
        return y0 - floor, right - x1, y1 - floor, right - x0
    if rotation == 180:
        return right - x1, ceiling - y1, right - x0, ceiling - y0
    if rotation == 270:
        return ceiling - y1, x0 - left, ceiling - y0, x1 - left
    return x0 - left, y0 - floor, x1 - left, y1 - floor


def into_frame(box: Box, direction: int, sheet: Sheet) -> Box:
    """A displayed box in the reading frame of text running at `direction` degrees, anticlockwise."""
    x0, top, x1, bottom = box
    if direction == 90:
        return sheet.height - bottom, x0, sheet.height - top, x1
    if direction == 180:
        return sheet.width - x1, sheet.height - bottom, sheet.width - x0, sheet.height - top
    if direction == 270:
        return top, sheet.width - x1, bottom, sheet.width - x0
    return box


def mirrored(x0: float, x1: float, width: float) -> tuple[float, float]:
    """A stretch as measured from the right edge of a surface of this width; its own inverse."""
    return width - x1, width - x0


def onto_page(box: Box, frame: Frame, sheet: Sheet) -> Box:
    """A box in a reading frame as it is displayed on the page."""
    x0, top, x1, bottom = box
    direction = frame.turn
    if frame.is_mirrored:
        x0, x1 = mirrored(x0, x1, surface(sheet, direction)[0])
    if direction == 90:
        return top, sheet.height - x1, bottom, sheet.height - x0
    if direction == 180:
        return sheet.width - x1, sheet.height - bottom, sheet.width - x0, sheet.height - top
    if direction == 270:
        return sheet.width - bottom, x0, sheet.width - top, x1
    return x0, top, x1, bottom


def surface(sheet: Sheet, direction: int) -> tuple[float, float]:
    """Width and height of the sheet in the reading frame of `direction`."""
    return (sheet.width, sheet.height) if direction in (0, 180) else (sheet.height, sheet.width)
