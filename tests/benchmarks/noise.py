"""What OCR does to letters: a share of them is read as another, lost, or doubled."""

import random

LETTERS = "abcdefghilmnoprstu1l0"


def with_noise(rng: random.Random, text: str, share: float) -> str:
    """Return the text with this share of its letters and digits changed."""
    if not share:
        return text
    return "".join(_misread(rng, each) if each.isalnum() and rng.random() < share else each for each in text)


def _misread(rng: random.Random, letter: str) -> str:
    return rng.choice([rng.choice(LETTERS), rng.choice(LETTERS), "", letter + rng.choice(LETTERS)])
