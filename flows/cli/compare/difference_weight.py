"""How much a difference weighs: a *not* before a number, a number before a name, a comma last."""

import re
import unicodedata
from collections import Counter
from enum import IntEnum
from functools import cache

from flows.cli.compare.weighty_words import (
    CAPITALS_MEAN_NOUNS,
    DATES,
    INSIDE_WORDS,
    NEGATIONS,
    NEGATIVE_PREFIXES,
    NUMBERS,
    ONLY_CAPITALIZED,
    UNMISTAKABLE,
)
from tasks.match.edit_distance import edit_distance

LONGEST_POINT = 12
"""Words of a difference that makes one point; a longer one is rewritten text, whatever it holds."""

FEWEST_STEM = 4
MOST_MISSPELT = 1 / 5

THOUSANDS = re.compile(r"(?<=\d)[.,’'\u00a0\u202f](?=\d{3}(?!\d))")
NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]")
ROMAN = re.compile(r"\b(?!I\b)X{0,3}(?:IX|IV|V?I{0,3})\b")
CONTRACTED_NOT = re.compile(r"n['’]t\b", re.IGNORECASE)
ELIDED_NE = re.compile(r"\bn['’](?=\w)", re.IGNORECASE)
READ_FOR_DIGITS = str.maketrans("lIOoSB", "110058")
READ_FOR_LETTERS = str.maketrans("015689i", "olsbbgl")
"""What OCR takes digits for and, as it takes `1` for either, `i` for `l`."""


class Weight(IntEnum):
    """The sort of a difference; the lighter number weighs more."""

    NEGATION = 1
    NUMBER = 2
    NAME = 3
    WORD = 4
    SPELLING = 5
    NUMBERING = 6
    FORM = 7

    @property
    def phrase(self) -> str:
        return PHRASES[self]


PHRASES = {
    Weight.NEGATION: "negation",
    Weight.NUMBER: "number or date",
    Weight.NAME: "name",
    Weight.WORD: "wording",
    Weight.SPELLING: "spelling",
    Weight.NUMBERING: "numbering",
    Weight.FORM: "punctuation or case",
}


def weight_of(
    left: str,
    right: str,
    *,
    language: str | None = None,
    opens_sentence: bool = False,
    opens_line: bool = False,
) -> Weight:
    """Return what sort of difference it is that one text has `left` where the other has `right`.

    `language` (ISO 639-1) names the tables of negations; `opens_sentence`: a capital means nothing
    in the first word; `opens_line`: `4.` is the number of a paragraph there.
    Judged by the words alone: a negation too many on one side, by itself, in a contraction or as a prefix
    (`unlawful`); then digits, numerals and dates; then words with a capital; then letters. Text
    of more than twelve words is wording, whatever is in it.
    """
    if max(len(left.split()), len(right.split())) > LONGEST_POINT:
        return Weight.WORD
    if opens_line and LABEL.fullmatch(left) and LABEL.fullmatch(right):
        return Weight.NUMBERING
    mine, others = _words(left), _words(right)
    if _negations(left, mine, others, language) != _negations(right, others, mine, language):
        return Weight.NEGATION
    if _numbers(left) != _numbers(right):
        return Weight.SPELLING if _is_misread(left, right) else Weight.NUMBER
    if "".join(mine) == "".join(others):
        return Weight.FORM if len(mine) == len(others) else Weight.SPELLING
    if _is_respelt(mine, others):
        return Weight.SPELLING
    is_name = _has_name(left, others, language, opens_sentence)
    is_name = is_name or _has_name(right, mine, language, opens_sentence)
    return Weight.NAME if is_name else Weight.WORD


def _words(text: str) -> list[str]:
    """Return the words in lower case, a contracted *not* written out, without punctuation."""
    written_out = ELIDED_NE.sub("ne ", CONTRACTED_NOT.sub(" not", text))
    plain = unicodedata.normalize("NFKC", written_out).casefold()
    words = (_letters(word) for word in plain.replace(" ca not", " can not").split())
    return [word for word in words if word]


@cache
def _letters(word: str) -> str:
    return "".join(character for character in word if character.isalnum() or _is_mark(character))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _negations(text: str, words: list[str], others: list[str], language: str | None) -> int:
    """Return how many negations the words hold, a prefix counted where the other side lacks it."""
    negations = _table(NEGATIONS, language) | UNMISTAKABLE
    found = sum(word in negations for word in words)
    if language in INSIDE_WORDS or (language is None and not text.isascii()):
        inside = [entry for each in INSIDE_WORDS for entry in NEGATIONS[each].split()]
        found += sum(text.count(entry) for entry in set(inside) if entry not in words)
    bare = set(others)
    prefixes = _table(NEGATIVE_PREFIXES, language)
    return found + sum(_is_negated(word, bare, prefixes) for word in words)


def _is_negated(word: str, bare: set[str], prefixes: frozenset[str]) -> bool:
    stems = (word.removeprefix(prefix) for prefix in prefixes if word.startswith(prefix))
    return any(len(stem) >= FEWEST_STEM and stem in bare for stem in stems)


@cache
def _entries(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _table(tables: dict[str, str], language: str | None = None) -> frozenset[str]:
    if language in tables:
        return _entries(tables[language])
    return _entries(" ".join(tables.values()))


def _numbers(text: str) -> Counter[str]:
    """Return the numbers and dates in a text: digits of any script, Roman and written numerals, months."""
    digits = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character for character in text
    )
    found = Counter(NUMBER.findall(THOUSANDS.sub("", digits)))
    weighty = _table(NUMBERS) | _table(DATES)
    found.update(numeral for numeral in ROMAN.findall(text) if numeral)
    for word in re.findall(r"[^\W\d_]+", text):
        plain = word.casefold()
        if plain in weighty and (plain not in ONLY_CAPITALIZED or word[0].isupper()):
            found[plain] += 1
    return found


def _is_misread(left: str, right: str) -> bool:
    """Tell whether only misreadings make the numbers differ: letters in a number or digits in a word."""
    return _has_misread_digits(left, right) or _has_misread_words(left.split(), right.split())


def _has_misread_digits(left: str, right: str) -> bool:
    """Tell whether letters stand for digits (`l992` for `1992`)."""
    if left.isdecimal() and right.isdecimal():
        return False
    is_mixed = any(map(str.isdecimal, left)) and any(map(str.isdecimal, right))
    return is_mixed and left.translate(READ_FOR_DIGITS) == right.translate(READ_FOR_DIGITS)


def _has_misread_words(mine: list[str], others: list[str]) -> bool:
    """Tell whether digits stand for letters (`0f` for `of`) in each word whose numbers differ."""
    if len(mine) != len(others):
        return False
    return all(
        _numbers(one) == _numbers(other) or _is_misread_word(_letters(one), _letters(other))
        for one, other in zip(mine, others, strict=True)
    )


def _is_misread_word(one: str, other: str) -> bool:
    """Tell whether one is letters and digits in place of the letters of the other."""
    mixed, word = (one, other) if any(map(str.isdigit, one)) else (other, one)
    if not word.isalpha() or mixed.isdigit():
        return False
    return _is_one_word(*(each.casefold().translate(READ_FOR_LETTERS) for each in (mixed, word)))


def _is_respelt(mine: list[str], others: list[str]) -> bool:
    """Tell whether the words are the same but for accents or, in long ones, few letters but the first."""
    if len(mine) != len(others) or not mine:
        return False
    return all(map(_is_one_word, mine, others))


def _is_one_word(one: str, other: str) -> bool:
    bare, other_bare = _unaccented(one), _unaccented(other)
    if bare == other_bare:
        return True
    longer = max(len(bare), len(other_bare))
    return bare[0] == other_bare[0] and edit_distance(bare, other_bare) <= MOST_MISSPELT * longer


def _unaccented(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", word) if not _is_mark(each))


def _has_name(text: str, others: list[str], language: str | None, opens_sentence: bool) -> bool:
    """Tell whether a word with a capital stands in the text that the other side lacks."""
    if language in CAPITALS_MEAN_NOUNS:
        return False
    words = text.split()[opens_sentence:]
    return any(_begins_with_capital(word) and not set(_words(word)) & set(others) for word in words)


def _begins_with_capital(word: str) -> bool:
    first = next(filter(str.isalnum, word), "")
    return first.isupper()
