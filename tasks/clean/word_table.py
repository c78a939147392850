"""How often words, and pairs of them, stand in texts of a language: what a misreading is told by.

There is a table for English alone. Older French, German or Bulgarian spelling differs from today's as
misreadings do: measured on the ICDAR 2019 sets, tables of today's words made four in five of its French
documents worse.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables"
STEPS = 4
"""Frequencies are kept in quarters of a natural logarithm."""
MOST = 4.0
LEAST = -3.0
"""Within what bounds the company of a neighbour speaks for or against a word."""


@dataclass(frozen=True)
class WordTable:
    """Words and pairs of them with the natural logarithms of their relative frequencies."""

    words: dict[str, float]
    pairs: dict[tuple[str, str], float]
    rarest_pair: float
    kept: frozenset[str]
    """Words that are none of these and yet no misreadings; how frequent they are is not known."""
    beginnings: frozenset[str]
    """Of all the words, the empty one among them."""

    def company(self, before: str | None, word: str, after: str | None) -> float:
        """Return how much more often (in logarithms) a word stands beside its neighbours than by chance."""
        return sum(
            self._attraction(first, second)
            for first, second in ((before, word), (word, after))
            if first in self.words and second in self.words
        )

    def _attraction(self, first: str | None, second: str | None) -> float:
        assert first is not None and second is not None
        by_chance = self.words[first] + self.words[second]
        counted = self.pairs.get((first, second))
        if counted is not None:
            return min(MOST, counted - by_chance)
        return max(LEAST, min(0.0, self.rarest_pair - by_chance))


@lru_cache(maxsize=1)
def english() -> WordTable:
    """Return the English table, read once in a process."""
    words = dict(_grouped(" ".join(_lines("en_words.txt"))))
    pairs = {
        (first, second): frequency
        for first, _, seconds in (line.partition(": ") for line in _lines("en_pairs.txt"))
        for second, frequency in _grouped(seconds)
    }
    beginnings = frozenset(word[:end] for word in words for end in range(len(word) + 1))
    kept = frozenset(" ".join(_lines("en_kept.txt")).split())
    return WordTable(words, pairs, min(pairs.values()), kept, beginnings)


def _lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _grouped(text: str) -> list[tuple[str, float]]:
    """Return words and frequencies of `20 by on 21 i it`: a number stands before those it holds for."""
    found: list[tuple[str, float]] = []
    frequency = 0.0
    for item in text.split():
        if item.isdigit():
            frequency = -int(item) / STEPS
        else:
            found.append((item, frequency))
    return found
