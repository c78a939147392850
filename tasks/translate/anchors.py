"""What survives translation in a text: figures (numbers, years, days, document symbols) and names."""

import re
import unicodedata
from collections.abc import Iterator

from tasks.cite.symbols import find_symbols
from tasks.translate.skeleton import skeleton

DAY_OF_DATE = re.compile(
    r"(?<!\d)(?=\d)(?:"
    r"(\d{1,2})(?:\.|º|er|st|nd|rd|th)?\s+(?:de\s+|of\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?(\d{4})"
    r"|(?<=[^\W\d_][ .])(\d{1,2})(?:st|nd|rd|th)?,\s+(\d{4})"
    r"|(\d{4})\s?[年년]\s?\d{1,2}\s?[月월]\s?(\d{1,2})\s?[日일]"
    r"|(\d{4})-\d{2}-(\d{2})"
    r"|(\d{1,2})[./]\d{1,2}[./](\d{4})"
    r")(?!\d)"
)
"""A date in any language: a word between day and year is the month. A month in figures does not count."""
MONTH_IN_FIGURES = re.compile(r"\d{1,2}\s?[月월]")
TIME = re.compile(r"(?<=\d):(?=\d\d(?!\d))")
"""What parts hours and minutes, where other languages have a stop."""
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}([ .,'’\u00a0\u202f٬])\d{3}(?:\1\d{3})*(?!\d)")
NUMBER = re.compile(r"(?<![\dA-Za-zÀ-ɏͰ-ϿЀ-ӿ])\d+(?:[.,٫]\d{1,2}(?!\d))?")
"""In scripts that set words apart, a digit behind a letter is a misread letter, or a code."""
LIST_MARKER = re.compile(r"\A\s*\(?\d{1,3}[.)]\s")
FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
WORD = re.compile(r"[^\W\d_]{3,}")


def figures_in(text: str) -> frozenset[str]:
    """Return the numbers of two digits and more, the days of dates and the document symbols in a text.

    Digits of any script are read as the ASCII ones, and thousands in any way of grouping as one number.
    """
    text = FOREIGN_DIGIT.sub(lambda found: str(unicodedata.digit(found[0])), LIST_MARKER.sub("", text))
    cited = find_symbols(text) if "/" in text else []
    for found in reversed(cited):
        text = f"{text[: found.start]} {text[found.end :]}"
    symbols = {symbol.text for found in cited for symbol in found.symbols}
    days = {
        number.lstrip("0")
        for found in DAY_OF_DATE.finditer(text)
        for number in found.groups()
        if number and number.strip("0")
    }
    text = MONTH_IN_FIGURES.sub(" ", DAY_OF_DATE.sub(" ", text))
    text = GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    text = TIME.sub(".", text)
    numbers = (found[0].replace(",", ".").replace("٫", ".") for found in NUMBER.finditer(text))
    return frozenset(symbols | days) | {number for number in numbers if len(number) > 1}


def names_in(text: str) -> frozenset[str]:
    """Return the consonants of the words in capitals, alike in Latin, Cyrillic and Greek letters.

    Where a script has no capitals, the Latin words in it are the names. Whether a capital begins a name
    or a sentence is not asked: an ordinary word seldom meets its like in another language.
    """
    return frozenset(_names(text))


def _names(text: str) -> Iterator[str]:
    for found in WORD.finditer(text):
        if found[0][0].isupper():
            name = skeleton(found[0])
            if name:
                yield name
