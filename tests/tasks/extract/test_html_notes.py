"""Notes of a web page: what is raised or linked is a mark, what its id calls a note is one."""

import time

import pytest

from tasks.extract.html_page import read_html

BODY = "The lamp was lit every evening of the year, and somebody came down to look at it"


def marked(body: str) -> list[tuple[str, str, str]]:
    reading = read_html(f"<html><body><article>{body}</article></body></html>".encode())
    return [
        (mark.kind, reading.raw_text[mark.raw_start : mark.raw_end], mark.value)
        for mark in reading.marks
        if mark.kind in ("footnote", "footnote_mark")
    ]


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("<sup>1</sup>", "1"),
        ('<sup><a href="#fn1">1</a></sup>', "1"),
        ('<sup class="reference"><a href="#cite_note-1"><span>[1]</span></a></sup>', "[1]"),
        ('<a href="#_ftn1">*</a>', "*"),
    ],
)
def test_a_raised_mark_or_a_link_to_a_note_is_a_mark(pointer: str, words: str) -> None:
    assert marked(f"<p>{BODY}.{pointer} And so on.</p>") == [("footnote_mark", words, "")]


def test_an_element_whose_id_says_so_is_a_note_with_its_label() -> None:
    notes = '<ol><li id="fn1">See the log.</li><li id="cite_note-Log-2">See the chart.</li></ol>'
    assert marked(f"<p>{BODY}.<sup>1</sup></p>{notes}") == [
        ("footnote", "See the log.", "1"),
        ("footnote", "See the chart.", "2"),
        ("footnote_mark", "1", ""),
    ]


@pytest.mark.parametrize(
    "body", ["the 1<sup>st</sup> of May", '<a href="#top">1</a>', '<a href="/fn1">1</a>']
)
def test_ordinals_and_other_links_are_no_marks(body: str) -> None:
    assert marked(f"<p>{BODY}, {body}.</p>") == []


def test_long_ids_take_time_in_proportion() -> None:
    started = time.process_time()
    marked(
        f"<p>{BODY}</p>"
        + "".join(f'<p id="note{"a" * 5000}!">x</p><a href="#fn{"-" * 5000}">1</a>' for _ in range(50))
    )
    assert time.process_time() - started < 5
