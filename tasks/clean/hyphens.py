"""How the two ends of a broken line go together: by a space, by nothing, or by losing a hyphen."""

import re
from functools import lru_cache

from tasks.clean.draft import Replace

WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
LAST_WORD = re.compile(r"([^\W\d_]+)[-‐]$")
FIRST_WORD = re.compile(r"[^\W\d_]+")


def joint(text: str, end: int, start: int) -> Replace:
    """Return what takes the place of the break between `end` and `start`.

    A hyphen at the break goes only when the joined word stands elsewhere in the text and the hyphenated
    one does not: careless dehyphenation does more harm than good (ICDAR 2019 post-OCR sets).
    """
    left = LAST_WORD.search(text, max(0, end - 60), end)
    right = FIRST_WORD.match(text, start)
    if left is None or right is None:
        return Replace(end, start, " ")
    words = _words(text)
    joined, hyphenated = (left[1] + right[0]).casefold(), f"{left[1]}-{right[0]}".casefold()
    if joined in words and hyphenated not in words:
        return Replace(end - 1, start, "")
    return Replace(end, start, "")


@lru_cache(maxsize=2)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold().replace("‐", "-") for word in WORD.findall(text))
