"""Rule `markup`: the words of a construct stay, its signs go, and what only looks like a sign stays too."""

import pytest

from tasks.clean.draft import Draft
from tasks.clean.rules import markup


def marked_down(text: str) -> str:
    return markup.RULE(Draft.of(text)).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("resolutions [822 \\(1993\\)](#) and [S/2018/1904](#)", "resolutions 822 (1993) and S/2018/1904"),
        ("see [the page](https://x.example/a_(b)) now", "see the page now"),
        ('see [the page](https://x.example "A title") now', "see the page now"),
        ("<https://x.example/a_b>", "https://x.example/a_b"),
        ("the note<sup>12</sup> and<sup> * </sup>", "the note¹² and*"),
        ("the note[3](#fn3), its twin[[4]](#fn4)", "the note³, its twin⁴"),
        ("**Agenda item 4**", "Agenda item 4"),
        ("**General Assembly\nSeventy-third session**", "General Assembly\nSeventy-third session"),
        ("maxim *ex injuria* (*jus cogens*), “*sic*”", "maxim ex injuria (jus cogens), “sic”"),
        ("*The Keepers’ Ledger*¹ of 2011", "The Keepers’ Ledger¹ of 2011"),
        ("***both***", "both"),
        ("## Part one ##", "Part one"),
        ("one\f# Two", "one\fTwo"),
        ("a<br>b<br/>\nc", "a\nb\nc"),
        ('<span class="x">word</span> <EM>word</EM>', "word word"),
        ("<p>One.</p><p>Two.</p>", "\n\nOne.\n\n\n\nTwo.\n\n"),
        ("**1\\. Rule**", "1. Rule"),
    ],
)
def test_markup_is_taken_and_its_words_are_left(text: str, wanted: str) -> None:
    assert marked_down(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example/a_b_c?d=[1]&e=*f*&g=**h**",
        "General Comment No. 31 [80], at the [Minsk] Conference",
        "under Article 5 (a)[b](c) of the Convention",
        "snake_case, _underscores_ and __init__",
        "2 * 3 * 4 = 24 and a*b*c",
        "* one thing\n* another thing",
        "the annex* and the enclosure** are new",
        "The “elections”*, as reported (see annex).*",
        "so it was called.* More of it.* And the end",
        "* Circulated in the language of submission only.",
        "C# and F# are sharp; # is a number sign #1",
        "if a <b and c> d, write to <office@mission.example>",
        "C:\\*.txt and \\[x\\]",
        "![a picture](lamp.png)",
        "page *7",
        "five stars: *****",
    ],
)
def test_markup_leaves_alone_what_only_looks_like_it(text: str) -> None:
    assert marked_down(text) == text


def test_markup_keeps_a_heading_that_ends_in_a_sharp() -> None:
    assert marked_down("# Sonata in C#") == "Sonata in C#"


def test_markup_takes_the_signs_of_a_bold_link_one_by_one() -> None:
    assert marked_down("**[A/73/1](#)**") == "A/73/1"


@pytest.mark.parametrize("unit", ["[a](", "[a](http://", "**a ", "<span a=b ", "*a", "***a", "\\[", "<sup>1"])
def test_what_never_closes_is_looked_at_once(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert len(markup.RULE(Draft.of(text)).text) <= len(text)
