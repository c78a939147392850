"""Whether texts, hashes, pieces and quoted words agree: the way from raw text to clean text, walked again.

Walked in Python: cutting slices out of strings is what DuckDB is slow at, and a replay is a loop.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from warehouse.replay import Piece, replay_faults
from warehouse.verify_inspection import Inspection

CHARACTERS_AT_ONCE = 32_000_000
"""How much text is held at once, raw and clean: few enough to hold, enough that scans cost nothing."""


class Text(NamedTuple):
    """One derivation's texts, and what is wrong with their hashes."""

    derivation_id: str
    document_id: str
    raw_text: str
    text: str
    fault: str | None


class Quoted(NamedTuple):
    """Words that a row of a table says stand in the text between two offsets."""

    kind: str
    number: int
    start: int
    end: int
    words: str


def check_texts(inspection: Inspection, tell: Callable[[str], None]) -> None:
    """Find texts that are not what their hashes say or what replaying gives, and rows that misquote them."""
    done = 0
    with inspection.guarded("texts"):
        for batch in _batches(map(Text._make, inspection.stream("texts"))):
            _check_batch(inspection, batch)
            done += len(batch)
            tell(f"{inspection.place}: replayed {done:,} texts")


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    batch: list[Text] = []
    space = CHARACTERS_AT_ONCE
    for each in texts:
        batch.append(each)
        space -= len(each.raw_text) + len(each.text)
        if space <= 0:
            yield batch
            batch, space = [], CHARACTERS_AT_ONCE
    if batch:
        yield batch


def _check_batch(inspection: Inspection, batch: list[Text]) -> None:
    chosen = [each.derivation_id for each in batch]
    pieces: dict[str, list[Piece]] = defaultdict(list)
    for row in inspection.fetch("pieces", derivation_ids=chosen):
        pieces[row[0]].append(Piece._make(row[1:]))
    quoted: dict[str, list[Quoted]] = defaultdict(list)
    for row in inspection.fetch("quoted", derivation_ids=chosen):
        quoted[row[0]].append(Quoted._make(row[1:]))
    for each in batch:
        if each.fault:
            _add(inspection, "text_hashes", "documents", each, each.fault)
        faults = replay_faults(pieces[each.derivation_id], each.raw_text, each.text)
        if faults:
            _add(inspection, "replay", "pieces", each, "; ".join(faults))
        for said in quoted[each.derivation_id]:
            if not _stands_there(said, each.text):
                message = f"is not what stands in text from {said.start} to {said.end}"
                _add(inspection, said.kind, said.kind, each, f"{said.kind[:-1]} {said.number} {message}")


def _stands_there(said: Quoted, text: str) -> bool:
    if not 0 <= said.start <= said.end <= len(text):
        return False
    words = text[said.start : said.end]
    return words == said.words or (said.kind == "statements" and _are_its_paragraphs(said.words, words))


def _are_its_paragraphs(said: str, words: str) -> bool:
    """Return whether what is said are paragraphs of these words in order, the first and last among them."""
    if "\n\n" not in said:
        return False
    first, *between, last = said.split("\n\n")
    place = len(first)
    for paragraph in between:
        place = words.find(paragraph, place) + len(paragraph)
        if place < len(paragraph):
            return False
    return words.startswith(first) and words.endswith(last) and place + len(last) <= len(words)


def _add(inspection: Inspection, check: str, table: str, text: Text, message: str) -> None:
    place = f"{inspection.place}: store.{table} of document {text.document_id}"
    inspection.add(check, place, message)
