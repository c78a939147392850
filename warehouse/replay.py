"""From raw text to clean text: what a piece table says, walked piece by piece."""

from collections.abc import Iterable
from typing import Any


def replayed(pieces: Iterable[dict[str, Any]], raw_text: str) -> str | None:
    """Return the text that pieces give on a raw text; None where they do not account for all of it once.

    A piece is a row of `pieces`: verbatim raw text between `raw_start` and `raw_end`, or `after` in its
    place. The pieces stand in the order of `piece_number`.
    """
    ordered = sorted(pieces, key=lambda piece: int(piece["piece_number"]))
    reached = 0
    for start, end in sorted((piece["raw_start"], piece["raw_end"]) for piece in ordered):
        if start != reached and start != end:
            return None
        reached = max(reached, end)
    if reached != len(raw_text):
        return None
    return "".join(
        raw_text[piece["raw_start"] : piece["raw_end"]] if piece["after"] is None else piece["after"]
        for piece in ordered
    )
