"""Ordinal numbers in words as French, Spanish and Russian mastheads write them, up to the hundred-and-tenth.

`ORDINALS` holds them in lower case, without hyphens.
"""

import re
from collections.abc import Iterator

FRENCH_WORDS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
FRENCH_TEN_WORDS = "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt cent"
SPANISH_WORDS = "primer segundo tercer cuarto quinto sexto séptimo octavo noveno"
SPANISH_TEN_WORDS = (
    "décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo "
    "centésimo"
)
RUSSIAN_STEMS = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
    "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
)
RUSSIAN_TEN_STEMS = "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност сот"
RUSSIAN_TEN_WORDS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто"
_FRENCH, _FRENCH_TENS = FRENCH_WORDS.split(), FRENCH_TEN_WORDS.split()
_SPANISH, _SPANISH_TENS = SPANISH_WORDS.split(), SPANISH_TEN_WORDS.split()
_RUSSIAN, _RUSSIAN_TENS, _RUSSIAN_BEFORE = (
    words.split() for words in (RUSSIAN_STEMS, RUSSIAN_TEN_STEMS, RUSSIAN_TEN_WORDS)
)
_RUSSIAN_ENDINGS = ("ый", "ая", "ой", "ий", "ья")
MOST_WORDS = 5


def number_before(words: str) -> tuple[int, int] | None:
    """Return the number that the last words of a text stand for and where they begin, or None."""
    tokens = list(re.finditer(r"[^\W_]+", words))
    for first in range(max(0, len(tokens) - MOST_WORDS), len(tokens)):
        start = tokens[first].start()
        if found := ORDINALS.get(_plain(words[start:])):
            return found, start
    last = re.search(r"\b(\d{1,3})\s?(?:[eª°º]|[eè]re?|[eè]me|-?(?:я|й|ая|ый))\s*$", words)
    return (int(last[1]), last.start()) if last else None


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.casefold().replace("ё", "е")))


def _ordinals() -> Iterator[tuple[str, int]]:
    """Yield the words for each number, each in the forms that stand before "session" and "year"."""
    yield from (("premier", 1), ("première", 1))
    for number in range(1, 111):
        if number > 1:
            yield _french(number), number
        yield from ((words, number) for words in _spanish(number))
        yield from ((words, number) for words in _russian(number))


def _french(number: int) -> str:
    """Return a French ordinal: the number in words, the last of them with its ending."""
    words = _french_number(number)
    if words.endswith("f"):
        return f"{words[:-1]}vième"
    return f"{words.removesuffix('e')}{'u' if words.endswith('q') else ''}ième"


def _french_number(number: int) -> str:
    if number < 20:
        return _FRENCH[number]
    ten = min(number // 10, 10)
    rest = number - 10 * ten + (10 if ten in (7, 9) else 0)
    tens = _FRENCH_TENS[ten - 2]
    if not rest:
        return tens
    return f"{tens} et {_FRENCH[rest]}" if rest in (1, 11) and ten < 8 else f"{tens}-{_FRENCH[rest]}"


def _spanish(number: int) -> Iterator[str]:
    tens = _SPANISH_TENS[min(number // 10, 10) - 1] if number > 9 else ""
    rest = number - 10 * min(number // 10, 10)
    units = _SPANISH_TENS[0] if rest == 10 else _SPANISH[rest - 1] if rest else ""
    for unit in (units, f"{units}o") if units.endswith("er") else (units,):
        yield f"{tens} {unit}".strip()
        if tens == "décimo" and unit:
            yield f"decimo{unit}"
    if number in (11, 12):
        yield "undécimo" if number == 11 else "duodécimo"


def _russian(number: int) -> Iterator[str]:
    ten = min(number // 10, 10)
    rest = number - 10 * ten if number > 19 else number
    before = f"{_RUSSIAN_BEFORE[ten - 2]} " if number > 19 and rest else ""
    stem = _RUSSIAN[rest - 1] if rest else _RUSSIAN_TENS[ten - 2]
    return (f"{before}{stem}{ending}" for ending in _RUSSIAN_ENDINGS)


ORDINALS = {_plain(words): number for words, number in _ordinals()}
