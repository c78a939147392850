"""Names that stand once in a text and differ by one letter from one that stands there often."""

import re
from collections import Counter
from dataclasses import dataclass

NAME = re.compile(r"(?<![\w'’-])[^\W\d_]{5,30}(?![\w'’])")
LOWER = re.compile(r"(?<![\w'’-])[^\W\d_A-Z]{5,30}(?![\w'’])")
FEWEST = 4
"""How often the other must stand there to be evidence."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A name that stands once, where, and the one that it may be a misreading of."""

    name: str
    start: int
    end: int
    other: str
    other_count: int


def variants_of(text: str) -> list[Variant]:
    """Return the variants in order. Work grows with the length of the text alone.

    First and last letter must agree, since what differs at the end may be inflected; what stands there in
    small letters, too, is no name.
    """
    found = [each for each in NAME.finditer(text) if each[0][0].isupper() and each[0][1:].islower()]
    counts = Counter(each[0] for each in found)
    shorter: dict[str, set[str]] = {}
    for name, count in counts.items():
        if count >= FEWEST:
            for form in _forms(name):
                shorter.setdefault(form, set()).add(name)
    words = set(LOWER.findall(text))
    variants = []
    for each in found:
        if counts[each[0]] == 1 and each[0].lower() not in words:
            others = {other for form in _forms(each[0]) for other in shorter.get(form, ())}
            best = max(others, key=lambda other: (counts[other], other), default=None)
            if best is not None:
                variants.append(Variant(each[0], each.start(), each.end(), best, counts[best]))
    return variants


def _forms(name: str) -> set[str]:
    """Return the name, and it without one of its inner letters: names one letter apart share a form."""
    return {name, *(name[:place] + name[place + 1 :] for place in range(1, len(name) - 1))}
