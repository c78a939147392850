"""Everything known about some characters of a document, as one record."""

import json
from collections.abc import Sequence

from flows.cli.captures import captures_of
from flows.cli.reading import Record
from flows.cli.trace.asked import Asked
from flows.cli.trace.by_bytes import byte_records
from flows.cli.trace.pages import page_records, reading_confidence, words_beside
from flows.cli.trace.passage import surroundings
from flows.cli.trace.source import Source
from tasks.trace.slices import (
    Range,
    Slice,
    raw_ranges,
    slices_of_raw,
    slices_of_text,
    taken_out,
    text_ranges,
)


def trace_record(source: Source, asked: Asked) -> Record:
    """Return what was asked for in clean text, raw text, on pages and in bytes, and how it got there.

    `slices` is the way, piece by piece; `edits` those of them that changed something, with what was taken
    out between them.
    """
    slices = _slices(source, asked)
    raw = raw_ranges(slices) if asked.side == "text" else asked.ranges
    text = asked.ranges if asked.side == "text" else text_ranges(slices)
    words = source.words_around(raw)
    pages = page_records(source, words, raw)
    return {
        "document": source.document,
        "asked": asked.named,
        "text": [_text_record(source, place) for place in text],
        "raw": [_raw_record(source, place) for place in raw],
        "slices": [_slice_record(source, each) for each in slices],
        "edits": _edits(source, slices, taken_out(source.pieces_of_raw(raw), slices)),
        "pages": pages,
        "between": [] if pages else words_beside(source, words, raw),
        "confidence": reading_confidence(pages),
        "bytes": byte_records(source, raw),
        "captures": captures_of(source.connection, source.document_id),
        "original": {**source.original, "path": str(source.archive.original(source.document_id))},
        "derivation": _derivation(source),
    }


def _slices(source: Source, asked: Asked) -> list[Slice]:
    if asked.side == "text":
        pieces = source.pieces_of_text(asked.ranges)
        return [each for place in asked.ranges for each in slices_of_text(pieces, place.start, place.end)]
    pieces = source.pieces_of_raw(asked.ranges)
    return [each for place in asked.ranges for each in slices_of_raw(pieces, place.start, place.end)]


def _text_record(source: Source, place: Range) -> Record:
    over = [
        row
        for row in source.rows("passages")
        if row["text_start"] < place.end and row["text_end"] > place.start
    ]
    around = surroundings(source.text, place.start, place.end)
    text = source.text[place.start : place.end]
    return {"text_start": place.start, "text_end": place.end, "text": text, **around, "passages": over}


def _raw_record(source: Source, place: Range) -> Record:
    raw_text = source.raw_text[place.start : place.end]
    return {"raw_start": place.start, "raw_end": place.end, "raw_text": raw_text}


def _edits(source: Source, slices: Sequence[Slice], inside: Sequence[Slice]) -> list[Record]:
    """Return the slices that changed something and what stood between them, in the order of the raw text."""
    rules = {row["rule"]: row for row in source.rows("rules_of")}
    changed = {each.piece_number: each for each in (*slices, *inside) if each.rules}
    ordered = sorted(changed.values(), key=lambda each: (each.raw_start, each.piece_number))
    return [
        {**_slice_record(source, each), **_why(each, rules), "is_between": each in inside} for each in ordered
    ]


def _why(each: Slice, rules: dict[str, Record]) -> Record:
    """Return the versions of the rules of a piece and their reasons, joined as in the view `edits`."""
    known = [rules[rule] for rule in each.rules if rule in rules]
    return {
        "versions": {row["rule"]: row["version"] for row in known},
        "reason": "; ".join(row["reason"] for row in known if row["reason"]),
    }


def _slice_record(source: Source, each: Slice) -> Record:
    before = source.raw_text[each.raw_start : each.raw_end]
    return {
        "piece_number": each.piece_number,
        "how": each.how,
        "text_start": each.text_start,
        "text_end": each.text_end,
        "raw_start": each.raw_start,
        "raw_end": each.raw_end,
        "rules": list(each.rules),
        "before": before,
        "after": before if each.after is None else each.after,
    }


def _derivation(source: Source) -> Record:
    current = next(row for row in source.rows("derivations_of") if row["is_current"])
    return {**current, "rules": json.loads(current["rules"])}
