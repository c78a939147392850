"""Texts in which it is known what is shared: the essays of PAN 2013 are one such task."""

from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.score import Pair, ordered

SLACK = 100
"""An alignment may begin so many characters before what the two texts share."""


@dataclass(frozen=True)
class Task:
    """Texts by name, what is known to be shared, and where in a text the formula begins that ends it."""

    texts: dict[str, str]
    known: list[Pair]
    formulae: dict[str, int]

    def is_formula(self, match: Pair) -> bool:
        end = 10**9
        return (
            match.start >= self.formulae.get(match.text, end) - SLACK
            and match.other_start >= self.formulae.get(match.other, end) - SLACK
        )


def essays(folder: Path) -> Task:
    """Return the essays and the passages known to be copied in them."""
    reuse = folder / "reuse"
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(reuse.glob("*/*.txt"))}
    known = []
    for line in (reuse / "cases.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        copy, source, start, length, other_start, other_length, *_ = line.split("\t")
        ends = int(start) + int(length), int(other_start) + int(other_length)
        known.append(ordered(copy, int(start), ends[0], source, int(other_start), ends[1]))
    return Task(texts, known, {})
