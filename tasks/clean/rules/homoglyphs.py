"""Rule `homoglyphs`: letters of one script inside a word of another that only look right."""

import re
import unicodedata

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

LATIN = "AaBCcEeHIiKMOoPpTXxySsJj"
CYRILLIC = "АаВСсЕеНІіКМОоРрТХхуЅѕЈј"
TO_CYRILLIC = dict(zip(LATIN, CYRILLIC, strict=True))
TO_LATIN = dict(zip(CYRILLIC, LATIN, strict=True))
MIXED_WORD = re.compile(r"(?<![^\W\d_])(?=[^\W\d_]*[A-Za-z])(?=[^\W\d_]*[\u0400-\u04ff])[^\W\d_]{3,}")


def find(draft: Draft) -> list[Change]:
    return [
        change for found in MIXED_WORD.finditer(draft.text) for change in _in_word(found[0], found.start())
    ]


def _in_word(word: str, start: int) -> list[Change]:
    """Return the changes that make a word one script, if all of the few odd letters have a double there."""
    scripts = ["C" if "CYRILLIC" in unicodedata.name(letter, "") else "L" for letter in word]
    majority = "C" if scripts.count("C") > scripts.count("L") else "L"
    doubles = TO_CYRILLIC if majority == "C" else TO_LATIN
    odd = [index for index, script in enumerate(scripts) if script != majority]
    if len(odd) * 2 >= len(word) or any(word[index] not in doubles for index in odd):
        return []
    return [Replace(start + index, start + index + 1, doubles[word[index]]) for index in odd]


ORDER = 40
RULE = Rule("homoglyphs", "1", "a look-alike letter of another script inside a word", find)
