"""How the two ends of a broken line go together: by a space, by nothing, or by losing a hyphen."""

import re
from functools import lru_cache

from tasks.clean.draft import Draft, Replace
from tasks.clean.word_table import english

WORD = re.compile(r"(?<![^\W\d_])(?<![-‐]\n)[^\W\d_]++(?:[-‐][^\W\d_]++)*+(?![-‐]\n)")
"""A word that stands in one piece: neither half of a broken one says that there is such a word."""
LAST_WORD = re.compile(r"([^\W\d_]+)[-‐]$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
TIED = re.compile(r"[^\W_][-‐‑–—/]$")
"""A dash or stroke without a blank before it ties what follows to what precedes (`A/74/783-S/2020/279`)."""
UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
"""Scripts that set no blanks between words: Han and kana, with their punctuation."""
SUSPENDED_BEFORE = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "или", "и"})
"""Behind these a hyphen at the end of a line stands for the rest of a word (`two- and three-storey`)."""


def is_laid_out(draft: Draft) -> bool:
    """Whether the layout shows which lines ended only because the column did."""
    return any(mark.kind == "line_wrap" for mark in draft.raw_marks)


def joint(text: str, end: int, start: int, is_wrap: bool = False) -> Replace:
    """Return what takes the place of the break between `end` and `start`: mostly a blank.

    A hyphen at the break goes only when the joined word stands elsewhere in the text and the hyphenated
    one does not: careless dehyphenation does more harm than good (ICDAR 2019 post-OCR sets). Where the
    layout shows that the line was wrapped (`is_wrap`), a word of the language is as good.
    """
    if UNSPACED.match(text, max(0, end - 1), end) or UNSPACED.match(text, start):
        return Replace(end, start, "")
    left = LAST_WORD.search(text, max(0, end - 60), end)
    right = FIRST_WORD.match(text, start)
    if left is not None and right is not None and right[0] in SUSPENDED_BEFORE:
        return Replace(end, start, " ")
    if left is None or right is None:
        is_tied = TIED.search(text, max(0, end - 2), end) and text[start : start + 1].isalnum()
        return Replace(end, start, "" if is_tied else " ")
    return Replace(end - 1 if _is_divided(text, left[1], right[0], is_wrap) else end, start, "")


def is_undecided(text: str, end: int, start: int, is_wrap: bool = False) -> bool:
    """Whether nothing tells if a hyphen at the break parts a word or belongs to it."""
    left = LAST_WORD.search(text, max(0, end - 60), end)
    right = FIRST_WORD.match(text, start)
    if left is None or right is None or right[0] in SUSPENDED_BEFORE or not right[0][0].islower():
        return False
    return _is_divided(text, left[1], right[0], is_wrap) is None


def _is_divided(text: str, left: str, right: str, is_wrap: bool) -> bool | None:
    """Whether the break divides a word; False for one with a hyphen of its own, None where nothing tells.

    In a wrapped line, what is a word of English is divided, and two words (`income-`, `earning`) are not.
    """
    words = _words(text)
    if f"{left}-{right}".casefold() in words:
        return False
    if (left + right).casefold() in words:
        return True
    if not is_wrap:
        return None
    if _is_english((left + right).casefold()):
        return True
    parts = (left.casefold(), right.casefold())
    return False if all(part in words or _is_english(part) for part in parts) else None


def _is_english(word: str) -> bool:
    table = english()
    return word in table.words or word in table.kept


@lru_cache(maxsize=2)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold().replace("‐", "-") for word in WORD.findall(text))
