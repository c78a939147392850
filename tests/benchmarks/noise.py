"""What OCR does to letters: a share of them is read as another, lost, or doubled."""

import random
from itertools import accumulate

LETTERS = "abcdefghilmnoprstu1l0"


def with_noise(rng: random.Random, text: str, share: float) -> str:
    """Return the text with this share of its letters and digits changed."""
    if not share:
        return text
    return "".join(_misread(rng, each) if each.isalnum() and rng.random() < share else each for each in text)


def with_noise_and_places(rng: random.Random, text: str, share: float) -> tuple[str, list[int]]:
    """Return the text so changed, and where in it each character of the old one stands, and its end."""
    if not share:
        return text, list(range(len(text) + 1))
    parts = [_misread(rng, each) if each.isalnum() and rng.random() < share else each for each in text]
    return "".join(parts), [0, *accumulate(map(len, parts))]


def _misread(rng: random.Random, letter: str) -> str:
    return rng.choice([rng.choice(LETTERS), rng.choice(LETTERS), "", letter + rng.choice(LETTERS)])
