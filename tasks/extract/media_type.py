"""What kind of file some bytes are, told from the bytes, and where they leave it open from the name.

Signatures and the leading tags of HTML follow the WHATWG MIME Sniffing Standard, sections 6 and 7.1. Of texts
the ending of the name says more than the absence of signs does, and less than their presence.
"""

import re
from email.utils import parsedate_to_datetime
from urllib.parse import unquote

from tasks.extract.encoding import decode
from tasks.extract.encoding_statistics import guess_utf16
from tasks.extract.html_elements import KNOWN, VOID
from tasks.extract.markdown_signs import looks_like_markdown
from tasks.extract.ole_kind import SIGNATURE as OLE_SIGNATURE
from tasks.extract.ole_kind import ole_media_type
from tasks.extract.zip_kind import zip_media_type

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)
_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_HEAD_BYTES = 16_384

_PDF_HEADER = re.compile(rb"%PDF-|%!PS-Adobe-\d\.\d PDF-\d")
# Comments, then an object: a PDF that has lost its header.
_PDF_OBJECT = re.compile(rb"(?:\s++|%[^\r\n]*+[\r\n])*+\d{1,10}\s+\d{1,5}\s*obj\b")
_PDF_PARTS = re.compile(rb"\d\s+obj\b|startxref|%%EOF|[\r\n]trailer\s*<<")
# Control characters that no text has: all but tab, newline, form feed, return, escape and Ctrl-Z.
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27)) + b"\x7f"
_MAX_CONTROL_SHARE = 0.02

_PROLOGUE = re.compile(r"(?:\s++|<!--.*?-->|<\?.*?>)*+", re.DOTALL)
_PAGE_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|iframe)[\s/>]", re.IGNORECASE
)
_TAG = re.compile(r"<([a-z][^\s<>/]{0,80})[\s/>]", re.IGNORECASE)
_OTHER_NAMESPACE = re.compile(
    r"<[^<>]{0,400}?\sxmlns\s*=\s*[\"'](?!http://www\.w3\.org/1999/xhtml[\"'])", re.IGNORECASE
)
_END_TAG = re.compile(r"</[a-z][^\s<>/]{0,80}\s*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[Xx][0-9A-Fa-f]{1,6});")
# Tags that mean something without an end tag (HTML Living Standard, 13.1.2.4).
_WITHOUT_END = VOID | {"p", "li", "dt", "dd", "tr", "td", "th"}
_XML = re.compile(r"\s*<(?:\?xml\s|!DOCTYPE\s|svg[\s>]|[\w:.-]{1,80}\s[^<>]{0,400}xmlns)", re.IGNORECASE)
# A mailbox file puts such a line before each message (RFC 4155).
_NEXT_MAIL = re.compile(rb"\n\r?\nFrom \S{1,200} [^\n]{0,60}\d{4}[^\n]{0,20}\n[A-Za-z][A-Za-z0-9-]{0,80}:")
_MAIL = "message/rfc822"
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*(?:\n[ \t].+)*)\n?")
_MAIL_HEADERS = frozenset({"from", "to", "subject", "date", "content-type"})
_TRANSPORT_HEADERS = frozenset({"message-id", "mime-version", "received", "return-path", "delivered-to"})

_BY_ENDING = {
    **dict.fromkeys(("html", "htm", "xhtml", "xht", "shtml"), "text/html"),
    **dict.fromkeys(("md", "markdown", "mdown"), "text/markdown"),
    **dict.fromkeys(("eml", "mht", "mhtml"), _MAIL),
}


def detect_media_type(content: bytes, name: str) -> str:
    """The media type of `content`; the ending of `name` only decides between kinds of text.

    The first bytes are enough for all but compound files. application/octet-stream for anything unknown
    and for no bytes at all. Never raises.
    """
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content.startswith(_ZIP_SIGNATURES):
        return zip_media_type(content)
    if content.startswith(OLE_SIGNATURE):
        return ole_media_type(content)
    if _is_pdf(content):
        return "application/pdf"
    if content.startswith(b"%!PS-Adobe-"):
        return "application/postscript"
    if not content or _is_binary(content):
        return "application/octet-stream"
    media_type = _text_media_type(decode(content[:_HEAD_BYTES], None).text, name)
    return "application/mbox" if media_type == _MAIL and _NEXT_MAIL.search(content) else media_type


def name_in(uri: str) -> str:
    """The file name in a URI, without its query: what tells the kind when bytes are captured and ever after.

    Where something is attached it is the innermost one's. Empty for a URI that names a folder.
    """
    address, _, fragment = uri.partition("#")
    return unquote((fragment or address.partition("?")[0]).rpartition("/")[2])


def _is_pdf(content: bytes) -> bool:
    """Whether a PDF header stands within the first 1,024 bytes, as readers accept it.

    Behind other text it must be followed by parts of a PDF, since a text may speak of `%PDF-1.7`.
    Bytes that begin with a PDF's object are one without its header, and broken.
    """
    if content.startswith(b"%PDF") or _PDF_OBJECT.match(content[:_HEAD_BYTES]):
        return True
    header = _PDF_HEADER.search(content, 0, 1024 + 8)
    if not header:
        return False
    leading = content[: header.start()].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    return not leading or bool(_PDF_PARTS.search(content, header.end()))


def _is_binary(content: bytes) -> bool:
    if content.startswith(_BOMS) or guess_utf16(content):
        return False
    head = content[:_HEAD_BYTES]
    control_count = len(head) - len(head.translate(None, _CONTROLS))
    return head.count(0) > len(head) / 1000 or control_count > _MAX_CONTROL_SHARE * len(head)


def _text_media_type(head: str, name: str) -> str:
    named = _BY_ENDING.get(name.rpartition(".")[2].lower())
    if _is_html(head, named):
        return "text/html"
    if _XML.match(head):
        return "application/xml"
    if _is_mail(head, named == _MAIL):
        return _MAIL
    if looks_like_markdown(head, named == "text/markdown"):
        return "text/markdown"
    return "text/plain"


def _is_html(head: str, named: str | None) -> bool:
    """Whether the text begins with a tag of a page, or with another tag that means HTML, or is named so.

    Where the name says so, what begins with any tag is HTML, and what has markup somewhere; only what says
    that it is XML is not. Where it says nothing, the element must be one of HTML, and no Markdown behind it.
    """
    prologue = _PROLOGUE.match(head)
    start = prologue.end() if prologue else 0
    if _PAGE_TAG.match(head, start):
        return True
    tag = _TAG.match(head, start)
    if tag and tag[1].lower() in KNOWN and not _OTHER_NAMESPACE.match(head, start):
        return named == "text/html" or not looks_like_markdown(head, named == "text/markdown")
    if named != "text/html" or _XML.match(head):
        return False
    return bool(tag) or _has_markup(head)


def _has_markup(text: str) -> bool:
    """Whether a text has an end tag, a character reference or a tag that needs no end.

    A lone start tag is none: a text may speak of `<html>`.
    """
    if _END_TAG.search(text) or _REFERENCE.search(text):
        return True
    return any(tag[1].lower() in _WITHOUT_END for tag in _TAG.finditer(text))


def _is_mail(head: str, is_named_so: bool) -> bool:
    """Whether the text begins with mail headers (RFC 5322, section 3.6).

    A memo also has From, To and Subject: a mail has a header that only mail programs write, or a
    sender's address and a date in their form; or it is named so, and has two headers and an empty line.
    """
    text = head.replace("\r\n", "\n").lstrip("\n")
    if text.startswith("From "):
        text = text[text.find("\n") + 1 :]
    headers: dict[str, str] = {}
    position = 0
    while line := _HEADER_LINE.match(text, position):
        headers.setdefault(line[1].lower(), line[2])
        position = line.end()
    is_ended = text[position : position + 1] in ("", "\n")
    if is_named_so and is_ended and len(headers) >= 2 and _MAIL_HEADERS & headers.keys():
        return True
    if "from" not in headers or len(headers) < 3:
        return False
    has_address = "@" in headers["from"]
    return bool(_TRANSPORT_HEADERS & headers.keys()) or (has_address and _is_date(headers.get("date", "")))


def _is_date(value: str) -> bool:
    try:
        parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return False
    return True
