"""How much of a text layer is not what the page shows, 0 to 1, told from the characters alone.

Three things that hold in any language: signs that mean nothing; words with signs, digits or
capitals in the middle, after the garbage-string rules of Taghva et al. 2001 and Kulp & Kontostathis
2007; and letters in an order no language has (`letter_order`). Each is a share of the text; they are
taken for independent. Names, tables, formulas and code have a little of the second and none of the third.
"""

import re
import unicodedata
from collections import Counter

from tasks.extract.letter_order import disordered

GARBLED = 0.3
"""From this score on a text layer is not used. Of 259 pages of 70 born-digital files those of one file
without a character map reach it and no other exceeds 0.08; pages of poor OCR stay below 0.15."""

CONTROL = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
MEANINGLESS = frozenset({"Co", "Cn", "Cs"})
DINGBATS = re.compile("[\u2701-\u27bf](?=[\\w\u2701-\u27bf])|(?<=[\\w\u2701-\u27bf])[\u2701-\u27bf]")
"""Ornaments set close together, as the letters of a word are: a font of letters taken for one of signs."""

SIGN_INSIDE = re.compile(
    r"[A-Za-zÀ-ʯͰ-ԯ][^\w\s'’‘\-‐‑–—.,:/&@()\[\]·•\xad*+_=<>\u0300-\u036f]{1,9}[A-Za-zÀ-ʯͰ-ԯ]"
)
CAPITALS_INSIDE = re.compile(r"[a-zß-öø-ÿа-я](?:[A-ZÀ-ÖØ-ÞА-Я][a-zß-öø-ÿа-я]|[a-zа-я][A-ZА-Я]{2})")
DIGIT_INSIDE = re.compile(r"[A-Za-zÀ-ʯͰ-ԯ]{2}\d[A-Za-zÀ-ʯͰ-ԯ]{2}")
SHORTEST_ODD = 3
ADDRESS = re.compile(r"://|www\.|[^@]@[^@]")


def garbled_score(text: str) -> float:
    """The share of a page's characters that cannot be right, as far as it can be told."""
    letters = sum(map(len, text.split()))
    if not letters:
        return 0.0
    right = (
        (1 - _meaningless(text) / letters)
        * (1 - _odd_words(text) / letters)
        * (1 - disordered(text) / letters)
    )
    return round(1 - max(right, 0.0), 4)


def _meaningless(text: str) -> int:
    """How many signs mean nothing."""
    count = len(CONTROL.findall(text))
    if not text.isascii():
        count += sum(
            number
            for character, number in Counter(text).items()
            if character > "\u02ff"
            and character != "\ufffd"
            and unicodedata.category(character) in MEANINGLESS
        )
        if any("\u2700" < character < "\u27c0" for character in set(text)):
            count += len(DINGBATS.findall(text))
    return count


def _odd_words(text: str) -> int:
    """How many characters stand in words that have something in the middle no word has there."""
    return sum(
        len(word)
        for word in text.split()
        if len(word) >= SHORTEST_ODD
        and not (word.isalpha() and (word.islower() or word[1:].islower()))
        and (SIGN_INSIDE.search(word) or CAPITALS_INSIDE.search(word) or DIGIT_INSIDE.search(word))
        and not ADDRESS.search(word)
    )
