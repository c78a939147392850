"""Every character of the samples leads back, and what stands there is read again by other means.

The same checks run over large sets by `python -m tests.benchmarks.traceability`.
"""

import io
import random
from functools import cache

import pytest

from schemas.document import Derived
from tasks.derive import derive
from tasks.trace.slices import Range
from tests.benchmarks.independent_reading import PdfGlyphs, PdfInk, open_pdf
from tests.benchmarks.trace_check import PdfReadings, check_span, every_character, random_places
from tests.samples import SAMPLES

SPANS = 60


@cache
def derived_sample(name: str) -> tuple[bytes, Derived]:
    path = next(path for path in SAMPLES if path.name == name)
    derived = derive(path.read_bytes(), "0" * 64, path.as_uri())
    assert isinstance(derived, Derived)
    return path.read_bytes(), derived


def span_faults(content: bytes, derived: Derived) -> list[str]:
    places = random_places([len(derived.text)], SPANS, random.Random(7).randrange)
    if not derived.words:
        return [fault for _, place in places for fault in check_span(derived, place, content).faults]
    with open_pdf(io.BytesIO(content)) as document:
        pdf = PdfReadings(PdfGlyphs(document), PdfInk(document))
        return [fault for _, place in places for fault in check_span(derived, place, content, pdf).faults]


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_every_character_leads_back_to_a_box_or_to_bytes(name: str) -> None:
    _, derived = derived_sample(name)
    found = every_character(derived)
    assert found.faults == []
    assert found.mapped == found.characters > 0


@pytest.mark.parametrize("name", [path.name for path in SAMPLES])
def test_what_random_ranges_lead_to_is_what_an_independent_reading_finds(name: str) -> None:
    assert span_faults(*derived_sample(name)) == []


def test_boxes_beside_their_words_are_noticed() -> None:
    content, derived = derived_sample("note-verbale.pdf")
    words = [word.model_copy(update={"x0": word.x0 + 30, "x1": word.x1 + 30}) for word in derived.words]
    assert span_faults(content, derived.model_copy(update={"words": words}))


def test_bytes_beside_their_words_are_noticed() -> None:
    content, derived = derived_sample("news-article.html")
    spans = [
        span.model_copy(update={"byte_start": span.byte_start + 1, "byte_end": span.byte_end + 1})
        for span in derived.raw_spans
    ]
    assert span_faults(content, derived.model_copy(update={"raw_spans": spans}))


def test_a_word_left_out_is_noticed() -> None:
    _, derived = derived_sample("note-verbale.pdf")
    assert every_character(derived.model_copy(update={"words": derived.words[1:]})).faults


def test_a_piece_that_points_elsewhere_is_noticed() -> None:
    content, derived = derived_sample("letter.md")
    number, piece = next(
        (number, piece)
        for number, piece in enumerate(derived.pieces)
        if piece.text_end - piece.text_start > 40
    )
    moved = piece.model_copy(update={"raw_start": piece.raw_start + 1, "raw_end": piece.raw_end + 1})
    pieces = [*derived.pieces[:number], moved, *derived.pieces[number + 1 :]]
    changed = derived.model_copy(update={"pieces": pieces})
    assert every_character(changed).faults
    assert check_span(changed, Range(piece.text_start, piece.text_end), content).faults
