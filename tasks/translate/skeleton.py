"""The consonants of a word, alike in whichever alphabet a name is written: Карабах and Karabakh are `krbh`.

Vowels and case endings are what transliteration and declension change most; the first consonants are
what they leave. Cyrillic and Greek letters go by what they sound like (BGN/PCGN, ISO 843), sounds that
languages spell in many ways (ж, j, zh, sch, ç …) by one sign.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 4
"""Consonants that count: those behind them may be an ending (Азербайджан, Азербайджаном)."""
SHORTEST = 3

_CYRILLIC = zip("бвгґдђжзклљмнњпрстћфхцчџшщғқңһ", "bvggdssskllmnnprstsfhsssssgknh", strict=True)
_GREEK = zip("βγδζθκλμνπρσςτφχ", "vgdstklmnprsstfh", strict=True)
_LETTERS = {**dict(_CYRILLIC), **dict(_GREEK), "ξ": "ks", "ψ": "ps"}
_SPELLINGS = (
    (re.compile("дж|dsch|tsch|dzh|dj|dž|tch|tsh"), "s"),
    (re.compile("μπ"), "b"),
    (re.compile(r"\Aντ"), "d"),
    (re.compile("ντ"), "nd"),
    (re.compile(r"\Aγκ"), "g"),
    (re.compile("γκ"), "ng"),
    (re.compile("sch|shch|sh|ch(?=[eiy])|zh|cz|sz|[çčć]"), "s"),
    (re.compile("kh|ch"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("c(?=[eiyéèê])|[jz]"), "s"),
    (re.compile("ck|[cq]"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("w(?![aeiouy])"), ""),
    (re.compile("w"), "v"),
)
_NOT_CONSONANTS = re.compile("[^bdfghklmnprstv]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=10_000)
def skeleton(word: str) -> str:
    """Return the first consonants of a word, or an empty string if it has too few to be told by."""
    folded = word.casefold()
    for spelling, sign in _SPELLINGS:
        folded = spelling.sub(sign, folded)
    if not folded.isascii():
        plain = unicodedata.normalize("NFD", folded)
        folded = "".join(_LETTERS.get(letter, letter) for letter in plain).replace("z", "s")
    consonants = _DOUBLED.sub(r"\1", _NOT_CONSONANTS.sub("", folded))[:LONGEST]
    return consonants if len(consonants) >= SHORTEST else ""
