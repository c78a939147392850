import html

import pytest

from tasks.extract.html_page import read_html
from tasks.extract.plain_text import read_text
from tasks.trace.byte_runs import byte_runs, extents, ranges_of_bytes
from tasks.trace.slices import Range

SENTENCE = "Министр подчеркнул, что переговоры продолжаются, и выразил надежду на их успех. "
PAGE = (
    b"<html><head><meta charset=utf-8><title>T</title></head><body><p>"
    b"The caf&eacute; of <b>Port   Sorrel</b> was closed &amp; sold, the minister said on Monday."
    b"</p></body></html>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "utf-16"])
def test_words_lead_to_bytes_that_decode_to_them(encoding: str) -> None:
    content = (SENTENCE * 90).encode(encoding)
    reading = read_text(content, "text/plain")
    for start in range(4000, 4200, 7):
        (run,) = byte_runs(reading.raw_spans, [Range(start, start + 11)], reading.raw_text)
        there = content[run.byte_start : run.byte_end].decode(run.encoding)
        assert there == reading.raw_text[start : start + 11] == (SENTENCE * 90)[start : start + 11]


def test_a_reference_is_led_back_as_a_whole() -> None:
    reading = read_html(PAGE)
    at = reading.raw_text.index("é")
    (run,) = byte_runs(reading.raw_spans, [Range(at, at + 1)], reading.raw_text)
    assert PAGE[run.byte_start : run.byte_end] == b"&eacute;"
    assert run.encoding == ""


def test_bytes_around_tags_are_one_extent_with_runs_for_the_text_in_it() -> None:
    reading = read_html(PAGE)
    runs = byte_runs(reading.raw_spans, [Range(0, len(reading.raw_text))], reading.raw_text)
    (extent,) = extents(runs, farthest=100)
    assert PAGE[extent.byte_start : extent.byte_end].startswith(b"The caf&eacute; of <b>Port")
    read = [html.unescape(PAGE[run.byte_start : run.byte_end].decode()) for run in extent.runs]
    assert "".join(read).replace("   ", " ") == reading.raw_text
    assert len(extents(runs, farthest=2)) > 1


def test_ranges_that_share_a_reference_name_it_once() -> None:
    reading = read_html(PAGE)
    at = reading.raw_text.index("Port") + 4
    runs = byte_runs(reading.raw_spans, [Range(at, at + 1), Range(at, at + 1)], reading.raw_text)
    assert [PAGE[run.byte_start : run.byte_end] for run in runs] == [b"   "]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_bytes_lead_to_every_character_that_has_one_of_them(encoding: str) -> None:
    content = SENTENCE.encode(encoding)
    reading = read_text(content, "text/plain")
    (run,) = byte_runs(reading.raw_spans, [Range(10, 20)], reading.raw_text)
    there = ranges_of_bytes(reading.raw_spans, "", run.byte_start, run.byte_end, reading.raw_text)
    assert there == [Range(10, 20)]
    half = ranges_of_bytes(reading.raw_spans, "", run.byte_start, run.byte_start + 1, reading.raw_text)
    assert half == [Range(10, 11)]


def test_bytes_of_markup_lead_to_no_text() -> None:
    reading = read_html(PAGE)
    at = PAGE.index(b"<b>")
    assert ranges_of_bytes(reading.raw_spans, "", at, at + 3, reading.raw_text) == []
    assert ranges_of_bytes(reading.raw_spans, "elsewhere", 0, len(PAGE), reading.raw_text) == []
