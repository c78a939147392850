"""Ordinal numbers as mastheads write them: "Seventy-fourth", "74th"."""

import re

UNIT_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
UNITS = UNIT_WORDS.split()
TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = dict(zip(TEN_WORDS.split(), range(20, 100, 10), strict=True))
ORDINAL = (
    rf"(?:(?:one[\s-]hundred(?:[\s-]and)?[\s-])?(?:(?:{'|'.join(TENS)})[\s-]*)?(?:{'|'.join(UNITS)})"
    rf"|(?:one[\s-]hundred(?:[\s-]and)?[\s-])?(?:{'|'.join(tens[:-1] + 'ieth' for tens in TENS)})"
    r"|one[\s-]hundredth|\d{1,3}\s?(?:st|nd|rd|th))"
)


def ordinal(words: str) -> int:
    """Return the number that words matching `ORDINAL` stand for."""
    if found := re.match(r"\d+", words):
        return int(found[0])
    number = 0
    for word in re.split(r"[\s-]+", words.casefold().strip()):
        if word in UNITS:
            number += UNITS.index(word) + 1
        elif word in TENS:
            number += TENS[word]
        elif word.endswith("ieth"):
            number += TENS[word[:-4] + "y"]
        elif word.startswith("hundred"):
            number += 100
    return number
