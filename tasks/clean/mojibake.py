"""Rule `mojibake`: UTF-8 that was once read as Windows-1252."""

import re

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

LEAD = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö"
TRAIL = "".join(bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xC0)).replace("\ufffd", "")
SUSPICIOUS = re.compile(f"(?:[{LEAD}][{re.escape(TRAIL)}\x80-\xbf]{{1,3}})+")


def find(draft: Draft) -> list[Change]:
    changes: list[Change] = []
    for found in SUSPICIOUS.finditer(draft.text):
        meant = _read_again(found[0])
        if meant is not None:
            changes.append(Replace(found.start(), found.end(), meant))
    return changes


def _read_again(garbled: str) -> str | None:
    """Return the characters whose UTF-8 bytes these are in Windows-1252, or None if they are not."""
    try:
        meant = b"".join(_byte(character) for character in garbled).decode("utf-8")
    except UnicodeError:
        return None
    return meant if meant.isprintable() else None


def _byte(character: str) -> bytes:
    """Windows-1252 leaves five bytes undefined, which pass through as C1 controls."""
    return bytes([ord(character)]) if "\x80" <= character <= "\x9f" else character.encode("cp1252")


RULE = Rule("mojibake", "1", "UTF-8 read as Windows-1252, read again as what it is", find)
