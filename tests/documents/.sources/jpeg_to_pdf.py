"""Writes a one-page PDF that holds one grey JPEG and nothing else: jpeg_to_pdf.py PAGE.jpg DPI OUT.pdf"""

import sys
from pathlib import Path


def jpeg_size(jpeg: bytes) -> tuple[int, int]:
    """Return width and height in pixels, from the frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while jpeg[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    height, width = jpeg[at + 5 : at + 7], jpeg[at + 7 : at + 9]
    return int.from_bytes(width, "big"), int.from_bytes(height, "big")


def image_only_pdf(jpeg: bytes, dots_per_inch: int) -> bytes:
    """Return a PDF whose only page is the image, at its physical size."""
    width, height = jpeg_size(jpeg)
    page_width, page_height = (round(side * 72 / dots_per_inch, 2) for side in (width, height))
    paint = f"q {page_width} 0 0 {page_height} 0 0 cm /Scan Do Q".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page_width} {page_height}]"
        "/Resources<</XObject<</Scan 5 0 R>>>>/Contents 4 0 R>>".encode(),
        f"<</Length {len(paint)}>>\nstream\n".encode() + paint + b"\nendstream",
        f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray"
        f"/BitsPerComponent 8/Filter/DCTDecode/Length {len(jpeg)}>>\nstream\n".encode()
        + jpeg
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
    source, dots_per_inch, target = sys.argv[1:]
    Path(target).write_bytes(image_only_pdf(Path(source).read_bytes(), int(dots_per_inch)))
