"""Whether texts, hashes, pieces and quoted words agree: the way from raw text to clean text, walked again.

Walked in Python: cutting slices out of strings is what DuckDB is slow at, and a replay is a loop.
"""

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
    for each in batch:
        if each.fault:
            _add(inspection, "text_hashes", "documents", each, each.fault)
    texts = {each.derivation_id: each for each in batch}
    _check_replays(inspection, texts)
    for name, kind, number, start, end, words in inspection.fetch("quoted", derivation_ids=list(texts)):
        text = texts[name].text
        if not (0 <= start <= end <= len(text) and _are_said(kind, words, text[start:end])):
            message = f"{kind[:-1]} {number} is not what stands in text from {start} to {end}"
            _add(inspection, kind, kind, texts[name], message)


def _check_replays(inspection: Inspection, texts: dict[str, Text]) -> None:
    """Put every text together from its pieces; where it does not come out, say why, piece by piece."""
    right = set()
    for name, starts, ends, afters, raw_chars, is_gapless in inspection.fetch(
        "replays", derivation_ids=list(texts)
    ):
        _, _, raw_text, text, _ = texts[name]
        cut = zip(starts, ends, afters, strict=True)
        words = [raw_text[start:end] if after is None else after for start, end, after in cut]
        if is_gapless and raw_chars == len(raw_text) and "".join(words) == text:
            right.add(name)
    pieces: dict[str, list[Piece]] = {name: [] for name in texts if name not in right}
    for name, *piece in inspection.fetch("pieces", derivation_ids=list(pieces)) if pieces else ():
        pieces[name].append(Piece._make(piece))
    for name, each in pieces.items():
        faults = replay_faults(each, texts[name].raw_text, texts[name].text)
        if faults:
            _add(inspection, "replay", "pieces", texts[name], "; ".join(faults))


def _are_said(kind: str, said: str, words: str) -> bool:
    return said == words or (kind == "statements" and _are_its_paragraphs(said, words))


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
