"""From raw text to clean text: what a piece table says, walked piece by piece."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, Self


class Piece(NamedTuple):
    """One row of `pieces`: verbatim raw text, or `after` in its place."""

    piece_number: int
    text_start: int
    text_end: int
    raw_start: int
    raw_end: int
    after: str | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Return the piece that a row by column name is; other columns are left out."""
        return cls(**{name: row[name] for name in cls._fields})


def replay_faults(pieces: Sequence[Piece], raw_text: str, text: str) -> list[str]:
    """Return what is wrong with pieces, in the order of their numbers, as the way from raw text to text.

    Beyond what they give, each must begin and end in both texts where its neighbours say.
    """
    words: list[str] = []
    reached = 0
    bad_text: int | None = None
    for number, text_start, text_end, raw_start, raw_end, after in pieces:
        each = raw_text[raw_start:raw_end] if after is None else after
        if (text_start != reached or text_end - text_start != len(each)) and bad_text is None:
            bad_text = number
        reached = text_end
        words.append(each)
    bad_raw, raw_reached = _walk_raw(pieces)
    faults = {
        "replaying them on raw_text does not give text": "".join(words) != text,
        f"piece {bad_text} does not begin or end in text where it should": bad_text is not None,
        f"piece {bad_raw} leaves a gap or an overlap in raw_text": bad_raw is not None,
        f"they end at {raw_reached}, raw_text at {len(raw_text)}": raw_reached != len(raw_text),
    }
    return [message for message, is_so in faults.items() if is_so]


def _walk_raw(pieces: Sequence[Piece]) -> tuple[int | None, int]:
    """Return the first piece that does not begin where the one before it in raw text ends; the last end."""
    reached = 0
    for piece in pieces:
        if piece.raw_start != reached or piece.raw_end < reached:
            break
        reached = piece.raw_end
    else:
        return None, reached
    reached = last = 0
    bad: list[int] = []
    for piece in sorted(pieces, key=attrgetter("raw_start", "raw_end", "piece_number")):
        if piece.raw_start != reached or piece.raw_end < piece.raw_start:
            bad.append(piece.piece_number)
        reached = piece.raw_end
        last = max(last, reached)
    return min(bad, default=None), last
