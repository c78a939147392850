"""Which parts of a mail are its text, and which are files that came with it."""

import re
from collections.abc import Iterator

from tasks.extract.mail_headers import decoded
from tasks.extract.mail_parts import Part

LONGEST_NAME = 200

_TEXTS = ("text/plain", "text/html")
# A signature proves the mail; it is no document.
_SIGNATURES = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
_ENDINGS = {
    "message/rfc822": ".eml",
    "text/plain": ".txt",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "text/calendar": ".ics",
}
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\\ud800-\udfff]+")


def body_parts(mail: Part) -> Iterator[Part]:
    """The parts that are the mail's text, in order; of alternatives the plainest that has text."""
    if mail.kind == "multipart/alternative" and mail.children:
        held = [list(body_parts(child)) for child in mail.children]
        plain = [parts for parts in held if parts and all(part.kind == "text/plain" for part in parts)]
        rich = [parts for parts in held if parts]
        yield from next(iter(plain or reversed(rich)), [])
    elif mail.children:
        for child in mail.children:
            yield from body_parts(child)
    elif _is_text(mail) and mail.content().strip():
        yield mail


def attached_parts(mail: Part) -> Iterator[Part]:
    """The parts that are files, in order: neither text of the mail nor pictures within it."""
    for part, parent in _with_parents(mail, None):
        if part.children or part.kind in _SIGNATURES:
            continue
        is_inline = (
            parent is not None
            and parent.kind == "multipart/related"
            and part.headers.get_content_maintype() == "image"
            and part.headers.get("Content-ID") is not None
            and part.headers.get_content_disposition() != "attachment"
        )
        if not _is_text(part) and not is_inline and part.body.strip():
            yield part


def file_name_of(part: Part) -> str:
    """The name a part gives to its file, without folders; one made of its number if it gives none."""
    name = _UNFIT.sub("_", decoded((part.file_name or "").encode("utf-8", "replace")))
    stem, dot, ending = name.rpartition(".")
    name = f"{stem[: LONGEST_NAME - len(ending)]}{dot}{ending}" if len(ending) < 20 else name[:LONGEST_NAME]
    return name.strip(" .") or f"part-{part.number}{_ENDINGS.get(part.kind, '')}"


def is_flowed(part: Part) -> bool:
    """Whether lines that end in a blank go on in the next (RFC 3676)."""
    return (part.format or "").lower() == "flowed"


def _is_text(part: Part) -> bool:
    """Whether a part without parts is text of the mail; one that should have some is read as it stands."""
    return (part.kind in _TEXTS or part.kind.startswith("multipart/")) and not _is_file(part)


def _is_file(part: Part) -> bool:
    return part.headers.get_content_disposition() == "attachment" or bool(part.file_name)


def _with_parents(part: Part, parent: Part | None) -> Iterator[tuple[Part, Part | None]]:
    yield part, parent
    for child in part.children:
        yield from _with_parents(child, part)
