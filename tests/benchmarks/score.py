"""How well found passages agree with known ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """A passage of one text and one of another; the text with the smaller name comes first."""

    text: str
    start: int
    end: int
    other: str
    other_start: int
    other_end: int


@dataclass(frozen=True)
class Score:
    """What was found of the known passages, and how much of what was found is known."""

    known: int
    found: int
    covered: float
    matches: int
    known_matches: int

    def __str__(self) -> str:
        return (
            f"{self.found} of {self.known} passages found ({self.found / max(1, self.known):.3f}), "
            f"{self.covered:.3f} of their characters; {self.known_matches} of {self.matches} matches known "
            f"({self.known_matches / max(1, self.matches):.3f})"
        )


def ordered(text: str, start: int, end: int, other: str, other_start: int, other_end: int) -> Pair:
    """Return a pair with its texts in order of their names."""
    if text <= other:
        return Pair(text, start, end, other, other_start, other_end)
    return Pair(other, other_start, other_end, text, start, end)


def named(rows: Sequence[tuple[str, int, int, str, int, int]], names: Mapping[str, str]) -> list[Pair]:
    """Return stored matches, which have the texts themselves, as pairs of the texts' names."""
    return [ordered(names[a], b, c, names[d], e, f) for a, b, c, d, e, f in rows]


def score(known: Sequence[Pair], matches: Sequence[Pair]) -> Score:
    """Compare: a known passage is found if matches cover half of it on both sides."""
    by_texts: dict[tuple[str, str], list[Pair]] = {}
    for match in matches:
        by_texts.setdefault((match.text, match.other), []).append(match)
    shares = []
    right: set[Pair] = set()
    for case in known:
        hits = [each for each in by_texts.get((case.text, case.other), []) if is_same(case, each)]
        right.update(hits)
        mine = _covered(case.start, case.end, [(each.start, each.end) for each in hits])
        theirs = _covered(
            case.other_start, case.other_end, [(each.other_start, each.other_end) for each in hits]
        )
        shares.append(min(mine, theirs))
    return Score(
        known=len(known),
        found=sum(share >= 0.5 for share in shares),
        covered=sum(shares) / max(1, len(shares)),
        matches=len(matches),
        known_matches=sum(match in right for match in matches),
    )


def is_same(case: Pair, match: Pair) -> bool:
    """Whether two pairs are of the same texts and have characters in common on both sides."""
    if (case.text, case.other) != (match.text, match.other):
        return False
    mine = min(case.end, match.end) - max(case.start, match.start)
    theirs = min(case.other_end, match.other_end) - max(case.other_start, match.other_start)
    return mine > 0 and theirs > 0


def _covered(start: int, end: int, ranges: Sequence[tuple[int, int]]) -> float:
    """Return the share of a range that lies in others, what lies in several counted once."""
    covered, reached = 0, start
    for low, high in sorted(ranges):
        low, high = max(low, reached), min(high, end)
        if high > low:
            covered, reached = covered + high - low, high
    return covered / (end - start)
