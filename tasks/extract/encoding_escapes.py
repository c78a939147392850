"""Which encoding of seven bits other letters are written in: what shifts to them tells it.

ISO-2022-JP (RFC 1468), ISO-2022-KR (RFC 1557) and HZ (RFC 1843) name themselves by the signs that shift to
wide characters. UTF-7 (RFC 2152) shifts by a plus sign, as other texts have too: there what comes out must be
letters of an alphabet.
"""

import codecs
import re

SAMPLE = 65_536
FEWEST = 6
"""Letters of UTF-7 below which a plus sign is taken for one."""
_SHIFTS = (
    (re.compile(rb"\x1b\$(?:[@B]|\([DOPQ])"), "iso-2022-jp"),
    (re.compile(rb"\x1b\$\)C"), "iso-2022-kr"),
    (re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}"), "hz"),
)
_UTF_7 = re.compile(rb"\+[A-Za-z0-9+/]{3,}")
STATEFUL = frozenset({"iso-2022-jp", "iso-2022-kr", "hz", "utf-7"})
"""Encodings in which the bytes of a character depend on what stands before."""


def guess_by_escapes(content: bytes) -> str | None:
    """Return one of `STATEFUL` if the bytes shift to it and all can be decoded; None for all else."""
    sample = content[:SAMPLE]
    if not sample.isascii():
        return None
    for shift, encoding in _SHIFTS:
        if shift.search(sample) and _decoded(sample, encoding) is not None:
            return encoding
    if not _UTF_7.search(sample):
        return None
    foreign = [character for character in _decoded(sample, "utf-7") or "" if character > "\x7f"]
    letters = sum(character.isalpha() and character < "\u2100" for character in foreign)
    return "utf-7" if letters >= FEWEST and letters >= 0.9 * len(foreign) else None


def _decoded(sample: bytes, encoding: str) -> str | None:
    """Return the text, whose end may be cut in a character; None if something in it cannot be decoded."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return None
