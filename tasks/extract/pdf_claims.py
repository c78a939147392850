"""What a PDF states about itself: its document information and its XMP packet (ISO 32000-1, 14.3)."""

from contextlib import suppress
from typing import Any

from schemas.claim import Claim
from schemas.reading import Hints
from tasks.extract.claims import Stated, claims_of
from tasks.extract.xmp import read_xmp


def claims_in(document: Any) -> list[Claim]:
    """The claims of a pdfplumber document; what is broken in them states nothing."""
    metadata = document.metadata if isinstance(document.metadata, dict) else {}
    stated: list[Stated] = [("pdf_info", str(name), _text(value)) for name, value in metadata.items()]
    return claims_of(stated + read_xmp(_packet(document)))


def hints_in(document: Any) -> Hints:
    """Title and author, for describing the document; a date of creation is not one of publication."""
    metadata = document.metadata if isinstance(document.metadata, dict) else {}
    title, author = (" ".join(_text(metadata.get(name)).split()) for name in ("Title", "Author"))
    return Hints(title=title or None, author=author or None)


def _text(value: Any) -> str:
    text = value.replace("\x00", "") if isinstance(value, str) else ""
    return text.encode("utf-8", "replace").decode("utf-8")


def _packet(document: Any) -> bytes:
    # A broken reference, filter or cipher can raise anything; then there is no packet.
    with suppress(Exception):
        packet = document.doc.catalog["Metadata"].resolve().get_data()
        return packet if isinstance(packet, bytes) else b""
    return b""
