"""Whether a span stands in quotation marks, however typists and OCR turn them."""

import time

import pytest

from tasks.match.quotation import Quotations

SPAN = "the islands are lit by nobody but us"


def quoted(text: str, span: str = SPAN) -> bool:
    start = text.index(span)
    return Quotations(text).hold(start, start + len(span))


@pytest.mark.parametrize(
    "text",
    [
        f"He said: “{SPAN}”, and left.",
        f'He said: "{SPAN}", and left.',
        f"He said: «{SPAN}».",
        f"He said: „{SPAN}“.",
        f"Il a dit : « {SPAN} ».",
        f"Il a dit : «\u00a0{SPAN}\u00a0», puis il est parti.",
        f"Il a dit (« \u202f{SPAN}\u202f »).",
        f"« … {SPAN} … »",
        f"Er sagte: »{SPAN}«.",
        f'He said: “{SPAN}," he added.',
        f"“Well then, {SPAN}, and so on,” he said.",
        f"“The “Board” says {SPAN}.”",
        f"“He did not close it: {SPAN}",
        f"He said (“{SPAN}”).",
        f"He said:“{SPAN}”, and left.",
        f"他说：“{SPAN}”，就走了。",
        f"他说“{SPAN}”就走了。",
        f"他說:「{SPAN}」完",
    ],
)
def test_words_between_quotation_marks_are_quoted(text: str) -> None:
    assert quoted(text)


@pytest.mark.parametrize(
    "text",
    [
        f"He said that {SPAN}.",
        f"« Il fait nuit », dit-il, et {SPAN}. « C’est tout. »",
        f"»Es ist dunkel«, sagte er, und {SPAN}, und: »Das ist alles.«",
        f"“It is dark,” he said, and {SPAN}.",
        f"The “Board” knows that {SPAN}, and so does the “Service”.",
        f"“An unclosed quotation in one paragraph\n\nand the next: {SPAN}.",
        f"{SPAN}, he said, “are dark.”",
        f'A mast of 5" and {SPAN}.',
        f"It’s true: {SPAN}.",
        f"“好”他说{SPAN}，“不好”。",
        f"「好」{SPAN}「不好」",
    ],
)
def test_words_outside_of_quotation_marks_are_not_quoted(text: str) -> None:
    assert not quoted(text)


def test_a_span_is_quoted_if_most_of_it_is() -> None:
    text = "“The islands are lit by nobody but us, and it shall stay so,” said he."
    assert Quotations(text).hold(0, len(text))
    text = "“Yes,” said the keeper, who had come down to the quay with a lantern in his hand."
    assert not Quotations(text).hold(0, len(text))


def test_a_quotation_of_several_paragraphs_with_a_mark_before_each_is_quoted() -> None:
    text = "“The first paragraph of what he said.\n\n“The second one of it.”"
    assert Quotations(text).hold(0, len(text))


def test_a_span_may_be_the_whole_text_or_empty() -> None:
    assert not Quotations("plain").hold(0, 5)
    assert not Quotations("").hold(0, 0)


def test_what_is_asked_about_a_long_paragraph_is_answered_from_one_reading() -> None:
    text = f"He said: “{SPAN}”, and left. " * 20_000
    quotations, began = Quotations(text), time.monotonic()
    places = range(text.index(SPAN), len(text), len(text) // 20_000)
    assert all(quotations.hold(start, start + len(SPAN)) for start in places)
    assert time.monotonic() - began < 5
