"""Pages of a PDF as pictures, with the traced words boxed; the drawing is pdfplumber's own."""

from pathlib import Path
from typing import Any

from flows.cli.printing.output import note
from flows.cli.reading import Record
from schemas.errors import ArchiveError, UsageError

RESOLUTION = 144
"""Dots per inch: small print can be read, a page stays below a megabyte or two."""

MOST_PAGES = 20


def write_images(record: Record, target: Path) -> None:
    """Write one picture per page with traced words: to `target`, several to target-1.png and so on.

    The number is that of the page. Raises `UsageError` for originals that are no PDF or have no words
    here, `ArchiveError` if the original is gone or a file cannot be written.
    """
    original, pages = record["original"], record["pages"]
    if original["media_type"] != "application/pdf":
        raise UsageError(f"--image draws pages of PDFs; this is {original['media_type']}")
    if not pages:
        raise UsageError("--image has nothing to box: there are only blanks or removed signs in this range")
    if len(pages) > MOST_PAGES:
        raise UsageError(f"--image would write {len(pages)} pictures: ask for {MOST_PAGES} pages or fewer")
    from tasks.extract.pdf_open import opened

    try:
        with opened(Path(original["path"]).read_bytes()) as document:
            for page in pages:
                _write(document, page, _path(target, page["page_number"], len(pages)))
    except (OSError, RuntimeError) as cause:
        # What draws the page reports what it cannot draw as a RuntimeError.
        raise ArchiveError(f"cannot write the image: {cause}") from cause


def _path(target: Path, page_number: int, count: int) -> Path:
    return target if count == 1 else target.with_name(f"{target.stem}-{page_number}{target.suffix}")


def _write(document: Any, page: Record, path: Path) -> None:
    drawn = document.pages[page["page_number"] - 1].to_image(resolution=RESOLUTION)
    # Our boxes count from the corner of the page as displayed, the drawing's from that of its own page.
    left, ceiling = drawn.bbox[0], drawn.bbox[1]
    words = [word for box in page["boxes"] for word in box["words"]]
    drawn.draw_rects(
        [
            (word["x0"] + left, word["top"] + ceiling, word["x1"] + left, word["bottom"] + ceiling)
            for word in words
        ]
    )
    drawn.save(path, format="PNG")
    note(f"wrote {path}")
