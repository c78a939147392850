"""A mail into a reading: the headers people read, the text of its body, and the files it brings along.

Offsets in a header are those of the mail itself (`part` is empty). Those in the body are offsets in the
body of the part that `part` numbers, after its transfer encoding is undone: so it is for all bodies.
"""

from collections.abc import Iterator

from schemas.attachment import AttachedFile
from schemas.errors import RejectedInput
from schemas.reading import Hints, Reading
from tasks.extract.claimed_date import parse_date
from tasks.extract.claims import Stated, claims_of
from tasks.extract.html_page import read_html
from tasks.extract.mail_body import attached_parts, body_parts, file_name_of, is_flowed
from tasks.extract.mail_headers import Header, header_blocks, names_in, read_headers
from tasks.extract.mail_parts import Part, parse_mail
from tasks.extract.part_text import PartText
from tasks.extract.plain_text import read_text
from tasks.extract.quoted_lines import flowed_lines, quoted_lines, signature_lines

EXTRACTOR = "mail/1"

# How a mail travelled and was filtered is long and says little: the bytes have it.
_TRANSPORT = (
    "received",
    "dkim-signature",
    "arc-",
    "authentication-results",
    "x-spam",
    "x-ms-exchange",
    "x-google",
    "x-forefront",
    "x-microsoft-antispam",
    "x-gm-",
    "domainkey-signature",
    "autocrypt",
)


def read_mail(content: bytes) -> Reading:
    """The reading of a mail; `no_text` is one with neither headers nor text.

    Raises RejectedInput: `too_many_parts`, `no_text`.
    """
    mail = parse_mail(content)
    headers = read_headers(content)
    raw = PartText()
    for block in header_blocks(content, headers):
        raw.add_block(block)
    for part in body_parts(mail):
        reading = _read_body(part)
        if reading is not None and reading.raw_text.strip():
            raw.add_reading(reading, part.number)
    if not raw.text:
        raise RejectedInput("no_text", "the mail has neither headers nor text")
    return Reading(
        raw_text=raw.text,
        pages=raw.pages(),
        words=[],
        raw_spans=raw.spans,
        marks=sorted(raw.marks, key=lambda mark: (mark.raw_start, -mark.raw_end, mark.kind)),
        hints=_hints(headers),
        claims=claims_of(_stated(headers)),
        extractor=EXTRACTOR,
        attachments=[_attached(part) for part in attached_parts(mail)],
    )


def _read_body(part: Part) -> Reading | None:
    """What the reader of its kind reads from a body; None where that finds no text."""
    content, charset = part.content(), part.charset
    try:
        if part.kind == "text/html":
            return read_html(content, charset)
        reading = read_text(content, "text/plain", charset)
    except RejectedInput:
        return None
    marks = [*quoted_lines(reading.raw_text, fewest_lines=1), *signature_lines(reading.raw_text)]
    if is_flowed(part):
        marks += flowed_lines(reading.raw_text)
    return reading.model_copy(update={"marks": marks})


def _attached(part: Part) -> AttachedFile:
    return AttachedFile(
        part=part.number,
        file_name=file_name_of(part),
        declared_media_type=part.kind,
        content=part.content(),
    )


def _hints(headers: list[Header]) -> Hints:
    said = {header.name.lower(): header.value for header in reversed(headers) if header.value}
    return Hints(
        kind="email",
        title=said.get("subject"),
        dated_on=parse_date(said.get("date", "")),
        author=names_in(said.get("from")),
        addressee=names_in(said.get("to")),
    )


def _stated(headers: list[Header]) -> Iterator[Stated]:
    for header in headers:
        if not header.name.lower().startswith(_TRANSPORT):
            yield "email_header", header.name, header.value
