"""Rule `mojibake`: UTF-8 that was once read as Windows-1252."""

import re
from dataclasses import dataclass

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

TRAIL = "".join(bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xC0)).replace("\ufffd", "")
_TRAIL = f"[{re.escape(TRAIL)}\x80-\x9f]"
SEQUENCE = re.compile(f"[Â-ß]{_TRAIL}|[à-ï]{_TRAIL}{{2}}|[ð-ô]{_TRAIL}{{3}}")
"""What one character outside of ASCII looks like: a lead and as many trailing signs as it has bytes."""

LATIN = re.compile("[\u00a0-\u017f\u0218-\u021b]")
SIGN = re.compile("[\u200b\u2010-\u2027\u202f-\u203a\u20ac\u2116\u2122\U0001f300-\U0001faff]")
RARE_LETTER = re.compile("[\u0180-\u02ff]")
FOLLOWS_A_WORD = frozenset("\u00a0¹²³»«®©™”“’‘–—…›‹·°ªº†‡•§")
"""What may well stand behind a capital letter with an accent: a note's mark, a quotation mark, a blank."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """A sequence, what it would mean, and whether it can be nothing else."""

    start: int
    end: int
    meant: str
    is_certain: bool


def find(draft: Draft) -> list[Change]:
    """Return the sequences read again, if one of them at least can be nothing but garbled.

    `COMMUNIQUÉ¹` and `PÅ»` are good text in a document that shows no other sign of the mistake.
    """
    garbled = _garbled(draft.text)
    if not any(each.is_certain for each in garbled):
        return []
    return [Replace(each.start, each.end, each.meant) for each in garbled]


def _garbled(text: str) -> list[Garbled]:
    found: list[Garbled] = []
    last_end, last_letter = -1, False
    for match in SEQUENCE.finditer(text):
        meant = _read_again(match[0])
        is_letter = meant is not None and _is_other_letter(meant)
        is_run = is_letter and last_letter and last_end == match.start()
        last_end, last_letter = match.end(), is_letter
        if meant is None:
            continue
        if is_run and not found[-1].is_certain:
            found[-1] = Garbled(found[-1].start, found[-1].end, found[-1].meant, True)
        if is_letter or LATIN.match(meant) or SIGN.match(meant):
            is_certain = is_run or (not is_letter and _is_certain(text, match.start(), match.end()))
            found.append(Garbled(match.start(), match.end(), meant, is_certain))
    return found


def _is_certain(text: str, start: int, end: int) -> bool:
    """Whether a sequence for one Latin letter or sign is none that an author writes."""
    if end - start > 2 or text[start + 1] not in FOLLOWS_A_WORD:
        return True
    return text[start - 1 : start].islower() and text[start].isupper()


def _is_other_letter(meant: str) -> bool:
    """Whether this is a letter of another script than Latin: such letters come in words, not alone."""
    return meant.isalpha() and not LATIN.match(meant) and not RARE_LETTER.match(meant)


def _read_again(garbled: str) -> str | None:
    """Return the character whose UTF-8 bytes these are in Windows-1252, or None if they are not."""
    try:
        return b"".join(_byte(character) for character in garbled).decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    """Windows-1252 leaves five bytes undefined, which pass through as C1 controls."""
    return bytes([ord(character)]) if "\x80" <= character <= "\x9f" else character.encode("cp1252")


ORDER = 10
RULE = Rule("mojibake", "1", "UTF-8 read as Windows-1252, read again as what it is", find)
