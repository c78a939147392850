"""Rule `characters`: one way of writing each character."""

import re

from tasks.clean.character_forms import FORMS
from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
SPACES = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "
)
INVISIBLE = r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]"
HYPHENATED = r"\u00ad[ \t]*(?:\r\n|[\n\r\v\x85\u2028])[ \t]*(?=[^\W\d_])"
"""A soft hyphen that was used: the word goes on in the next line."""
FORM = f"[{''.join(FORMS)}]"
ODD = re.compile("|".join([HYPHENATED, *map(re.escape, LIGATURES | LINE_ENDS | SPACES), FORM, INVISIBLE]))


def find(draft: Draft) -> list[Change]:
    text = draft.text
    table = LIGATURES | FORMS | LINE_ENDS | SPACES
    return [Replace(m.start(), m.end(), table.get(m[0], "")) for m in ODD.finditer(text)]


ORDER = 20
RULE = Rule(
    "characters",
    "1",
    "the same character is written one way only: without ligatures, controls, invisible or odd spaces",
    find,
)
