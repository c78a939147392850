"""Writes a PDF of pages as a scanner sees them: scan_to_pdf.py DPI OUT.pdf PAGE.pgm…

Black and white, a little askew, a little dirty; the last page was put in upside down. No text layer.
"""

import random
import sys
import zlib
from math import cos, radians, sin
from pathlib import Path

ASKEW_DEGREES = 0.4
SPECKS_PER_MEGAPIXEL = 120
PAPER, INK = 255, 150


def grey_page(path: Path) -> tuple[int, int, bytes]:
    """Return width, height and pixels of a binary PGM (netpbm, format P5)."""
    magic, width, height, _, pixels = path.read_bytes().split(maxsplit=4)
    assert magic == b"P5"
    return int(width), int(height), pixels[-int(width) * int(height) :]


def scanned(width: int, height: int, pixels: bytes, turned: bool, chance: random.Random) -> bytes:
    """Return the rows of a bitmap, a bit per pixel, 1 for black, turned about the middle of the page."""
    angle = radians(ASKEW_DEGREES + (180 if turned else 0))
    across, down = cos(angle), sin(angle)
    middle_x, middle_y = (width - 1) / 2, (height - 1) / 2
    rows = bytearray()
    for y in range(height):
        bits = 0
        from_x = middle_x - middle_x * across + (y - middle_y) * down
        from_y = middle_y + middle_x * down + (y - middle_y) * across
        for x in range(width):
            source_x, source_y = int(from_x + x * across + 0.5), int(from_y - x * down + 0.5)
            inside = 0 <= source_x < width and 0 <= source_y < height
            bits = bits << 1 | ((pixels[source_y * width + source_x] if inside else PAPER) < INK)
        rows += (bits << -width % 8).to_bytes((width + 7) // 8, "big")
    for _ in range(width * height * SPECKS_PER_MEGAPIXEL // 1_000_000):
        rows[chance.randrange(len(rows))] ^= 1 << chance.randrange(8)
    return bytes(rows)


def image_only_pdf(pages: list[tuple[int, int, bytes]], dots_per_inch: int) -> bytes:
    """Return a PDF whose pages are these bitmaps at their physical size."""
    kids = " ".join(f"{3 + 3 * number} 0 R" for number in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode()]
    for number, (width, height, rows) in enumerate(pages):
        page_width, page_height = (round(side * 72 / dots_per_inch, 2) for side in (width, height))
        paint = f"q {page_width} 0 0 {page_height} 0 0 cm /Scan Do Q".encode()
        packed = zlib.compress(rows, 9)
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page_width} {page_height}]"
            f"/Resources<</XObject<</Scan {5 + 3 * number} 0 R>>>>/Contents {4 + 3 * number} 0 R>>".encode(),
            f"<</Length {len(paint)}>>\nstream\n".encode() + paint + b"\nendstream",
            f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/Decode[1 0]"
            f"/BitsPerComponent 1/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode()
            + packed
            + b"\nendstream",
        ]
    pdf, starts = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(pdf))
        pdf += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(pdf)}\n%%EOF\n"
    return pdf + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


if __name__ == "__main__":
    dots_per_inch, target, *sources = sys.argv[1:]
    chance = random.Random(7)
    pages = []
    for name in sources:
        width, height, pixels = grey_page(Path(name))
        pages.append((width, height, scanned(width, height, pixels, name == sources[-1], chance)))
    Path(target).write_bytes(image_only_pdf(pages, int(dots_per_inch)))
