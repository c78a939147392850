"""What an edit replaced is cut from the raw text block by block, wherever it begins and ends."""

from collections.abc import Callable
from random import Random

from duckdb import DuckDBPyConnection

from tests.filled_rows import FilledRows

LETTERS = "abcдежéß世界😀 \n"


def test_what_stood_there_is_the_raw_text_between_the_offsets(
    new_warehouse: Callable[[], DuckDBPyConnection],
) -> None:
    rng = Random(1)
    edits, raw_texts = {}, {}
    with new_warehouse() as connection:
        rows = FilledRows(connection)
        for name, length in (("empty", 0), ("short", 100), ("block", 16_384), ("long", 100_000)):
            raw_texts[name] = "".join(rng.choices(LETTERS, k=length))
            ends = sorted(rng.randrange(length + 1) for _ in range(40))
            ends += [0, length, length, length, min(length, 16_380), min(length, 16_385)]
            spans = zip(ends[::2], ends[1::2], strict=True)
            identity = {"document_id": name, "derivation_id": f"derivation of {name}"}
            rows.append("store.derivations", **identity)
            rows.append("store.documents", **identity, raw_text=raw_texts[name])
            for number, (start, end) in enumerate(spans):
                after = None if number % 5 == 0 else "new"
                changed = {"piece_number": number, "rules": ["a_rule"], "after": after}
                rows.append("store.pieces", **identity, **changed, raw_start=start, raw_end=end)
                before = raw_texts[name][start:end]
                edits[name, number] = (before, before if after is None else after)
        found = connection.execute("SELECT document_id, piece_number, before, after FROM edits").fetchall()
    assert {(name, number): (before, after) for name, number, before, after in found} == edits
