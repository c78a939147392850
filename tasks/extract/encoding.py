"""Bytes into text, with the encoding they were in and the way back to every byte.

The order is DESIGN's: byte order mark, declared charset, UTF-8 validity, letter statistics. One
exception is made, since pages are often stored in another encoding than they declare: bytes that are
valid UTF-8 beyond ASCII are UTF-8, whatever single-byte charset they declare. Those that are ASCII may shift
to other letters by escapes.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.extract.byte_starts import by_width, decode_bytewise, decode_utf_7
from tasks.extract.encoding_escapes import STATEFUL, guess_by_escapes
from tasks.extract.encoding_multibyte import guess_multi_byte
from tasks.extract.encoding_statistics import guess_single_byte, guess_utf16

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)

# WHATWG Encoding Standard, section 4.2: what pages call ASCII and Latin-1 is windows-1252, and so on.
_LABELS = {
    **{f"iso-8859-{part}": f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"windows-125{page}": f"windows-125{page}" for page in range(9)},
    **{f"cp125{page}": f"windows-125{page}" for page in range(9)},
    **dict.fromkeys(("ascii", "us-ascii", "latin1", "iso-8859-1", "iso8859-1"), "windows-1252"),
    **dict.fromkeys(("utf8", "utf-8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5-hkscs"),
    **dict.fromkeys(("shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks-c-5601-1987", "windows-949"), "cp949"),
    **dict.fromkeys(("ibm866", "cp866", "866"), "ibm866"),
    **{"euc-jp": "euc-jp", "koi8-r": "koi8-r", "koi8-u": "koi8-u"},
    **{name: name for name in STATEFUL},
    **{"hz-gb-2312": "hz", "x-mac-cyrillic": "mac-cyrillic"},
    **{"macintosh": "macintosh", "iso-8859-9": "windows-1254", "tis-620": "tis-620"},
}
_MULTI_BYTE = frozenset({"gb18030", "big5-hkscs", "cp932", "cp949", "euc-jp"}) | STATEFUL
_MAX_BAD_SHARE = 0.05
"""Up to what share of undecodable characters a page is in the multi-byte encoding that it declares."""

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of the encoding it was in, and where its characters stand in the bytes.

    The text has no byte order mark; its newlines are as they were. U+FFFD stands for what could not
    be decoded (one per undecodable byte, or per lone UTF-16 surrogate). `byte_starts` holds the byte
    offset of each character and, last, that of the end.
    """

    text: str
    encoding: str
    byte_starts: Sequence[int]


def decode(content: bytes, declared: str | None) -> Decoded:
    """The text of `content`; `declared` is the charset label it names for itself, if any.

    Never fails: whether bytes are text at all is asked of `media_type` first.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return decode_as(content, encoding, len(bom))
    return decode_as(content, _choose(content, encoding_for(declared)), 0)


def encoding_for(label: str | None) -> str | None:
    """The name, to Python and mostly to IANA, for a charset label; None for none and unknown ones."""
    return _LABELS.get((label or "").strip().lower().replace("_", "-"))


def decode_as(content: bytes, encoding: str, base: int) -> Decoded:
    """`content` from byte `base` on, decoded; its offsets count from the very start."""
    body = content[base:] if base else content
    if encoding in _MULTI_BYTE:
        return Decoded(*_decode_multi_byte(body, encoding))
    errors = "surrogateescape"
    if encoding.startswith(("utf-16", "utf-32")):
        unit = 2 if encoding.startswith("utf-16") else 4
        body, errors = body[: len(body) // unit * unit], "surrogatepass" if unit == 2 else "replace"
    text = body.decode(encoding, errors)
    starts = by_width(text, encoding, errors, base)
    return Decoded(_LONE_SURROGATES.sub("\ufffd", text), encoding, starts)


def _decode_multi_byte(body: bytes, encoding: str) -> tuple[str, str, Sequence[int]]:
    """Text, encoding and offsets; byte by byte only if the text does not lead back to the bytes."""
    text = body.decode(encoding, "replace")
    if encoding not in STATEFUL and text.encode(encoding, "replace") == body:
        return text, encoding, by_width(text, encoding, "strict", 0)
    text, starts = decode_utf_7(body) if encoding == "utf-7" else decode_bytewise(body, encoding)
    return text, encoding, starts


def _choose(content: bytes, declared: str | None) -> str:
    wide = guess_utf16(content)
    if wide:
        return wide
    if declared in _MULTI_BYTE and _bad_share(content, declared) < _MAX_BAD_SHARE:
        return declared
    if _is_mostly_utf8(content):
        return guess_by_escapes(content) or "utf-8"
    if declared and declared != "utf-8":
        return declared
    return guess_multi_byte(content) or guess_single_byte(content)


def _bad_share(content: bytes, encoding: str) -> float:
    """How many of the characters cannot be decoded, in proportion to all beyond ASCII."""
    text = content.decode(encoding, "replace")
    return text.count("\ufffd") / max(sum(char > "\x7f" for char in text), 1)


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether `content` is UTF-8, perhaps with some damage: good sequences outnumber bad bytes."""
    text = content.decode("utf-8", "surrogateescape")
    bad = len(re.findall("[\udc80-\udcff]", text))
    return bad == 0 or len(re.findall("[\x80-\ud7ff\ue000-\U0010ffff]", text)) > bad
