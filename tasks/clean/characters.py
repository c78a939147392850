"""Rule `characters`: one way of writing each character."""

import re
import unicodedata

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
SPACES = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "
)
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]"
)
FIXED = re.compile("|".join(map(re.escape, LIGATURES | LINE_ENDS | SPACES)))
COMPOSED_OTHERWISE = re.compile(r"[^\x00-\u02ff][\u0300-\u036f]*|[\x00-\u02ff][\u0300-\u036f]+")


def find(draft: Draft) -> list[Change]:
    text = draft.text
    table = LIGATURES | LINE_ENDS | SPACES
    changes: list[Change] = [Replace(m.start(), m.end(), table[m[0]]) for m in FIXED.finditer(text)]
    changes += [Replace(m.start(), m.end(), "") for m in INVISIBLE.finditer(text)]
    if not unicodedata.is_normalized("NFC", text):
        changes += _compositions(text)
    return changes


def _compositions(text: str) -> list[Change]:
    """Return what NFC changes, base letter by base letter (Unicode Standard Annex 15)."""
    fixed = LIGATURES | LINE_ENDS | SPACES
    changes: list[Change] = []
    for found in COMPOSED_OTHERWISE.finditer(text):
        composed = unicodedata.normalize("NFC", found[0])
        if composed != found[0] and found[0] not in fixed and not INVISIBLE.match(found[0]):
            changes.append(Replace(found.start(), found.end(), composed))
    return changes


RULE = Rule(
    "characters",
    "1",
    "the same character is written one way only: composed, without ligatures, controls, invisible or odd spaces",
    find,
)
