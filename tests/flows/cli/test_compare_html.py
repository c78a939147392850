"""The page: what weighs first, each difference linked both ways, nothing loaded, nothing acted upon."""

import json
import re
from collections import Counter
from datetime import date
from time import perf_counter

import pytest

from flows.cli.compare.alignment import aligned_passages, translated_passages
from flows.cli.compare.compared import Comparison, compared
from flows.cli.compare.html_page import comparison_page
from flows.cli.compare.side import Side
from tasks.match.word_diff import word_diff

BASE = "The Government does not recognize the vote of 10 March, and calls upon Hestria to withdraw."
ID, OTHER_ID = "a" * 64, "b" * 64


def side(document_id: str, text: str, language: str = "en") -> Side:
    return Side(document_id, "note_verbale", date(2019, 3, 14), None, ["note.txt"], text, [0], [language])


def comparison(left: str, right: str, language: str = "en", span: int = 0) -> Comparison:
    """Two texts that match from end to end, or in stretches of `span` characters."""
    step = span or max(len(left), len(right))
    matches = [match(left, right, start, start + step) for start in range(0, len(left), step)]
    sides = side(ID, left, language), side(OTHER_ID, right, language)
    return compared(*sides, aligned_passages(matches, swapped=False), [], with_formulae=False)


def match(left: str, right: str, start: int, end: int) -> dict[str, object]:
    bounds = {"text_start": start, "text_end": min(end, len(left))}
    bounds |= {"other_start": start, "other_end": min(end, len(right))}
    diff = word_diff(left, *list(bounds.values())[:2], right, *list(bounds.values())[2:])
    always = {"match_id": f"m{start}", "similarity": 0.9, "matched_chars": end - start, "is_formula": False}
    return {**always, **bounds, "diff": json.dumps(diff)}


def test_the_page_leads_with_the_negation() -> None:
    other = BASE.replace("does not", "does").replace("March,", "March").replace("10", "11")
    page = comparison_page(comparison(BASE, other))
    body = page[page.index("<main>") :]
    marks = re.findall(r"<(?:del|ins)[^>]*>([^<]*)</", body)
    assert marks[:3] == ["not", "10", "11"]
    assert body.index("negation") < body.index("number or date") < body.index("punctuation or case")


def test_every_difference_is_linked_to_its_place_and_back() -> None:
    page = comparison_page(comparison(BASE, BASE.replace("10", "11").replace("to withdraw", "withdraw")))
    ids, targets = re.findall(r' id="(\w+)"', page), re.findall(r'href="#(\w+)"', page)
    assert set(targets) <= set(ids)
    assert {"d1", "d2", "p1", "p2", "m1"} <= set(targets)
    assert max(Counter(ids).values()) == 1


def test_nothing_is_loaded_and_no_text_becomes_markup() -> None:
    hostile = "<script>alert(1)</script> \u202egnp.exe\u202c </style><img src=x> & \x1b[2J one two three"
    page = comparison_page(comparison(hostile, hostile.replace("two", "<b>2</b>")))
    for markup in (
        "<script",
        "<img",
        "<b>2",
        "</style><",
        "url(",
        "http:",
        "https:",
        "\u202e",
        "\x1b",
    ):
        assert markup not in page
    assert "&lt;script&gt;" in page and r"\u202e" in page


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("ru", "ltr"), ("he", "rtl")])
def test_texts_carry_their_language_and_direction(language: str, direction: str) -> None:
    page = comparison_page(comparison(BASE, BASE.replace("10", "11"), language))
    assert page.count(f'<div class="cell" data-side="A" lang="{language}" dir="{direction}">') == 1


def test_text_of_one_side_only_is_folded_and_counted() -> None:
    more = "\n\n" + "one more word " * 20
    page = comparison_page(comparison(BASE, BASE))
    assert "<details" not in page
    both = [side(ID, BASE), side(OTHER_ID, BASE + more)]
    passages = aligned_passages([match(BASE, BASE, 0, len(BASE))], swapped=False)
    page = comparison_page(compared(*both, passages, [], with_formulae=False))
    assert '<details class="unmatched"><summary><span class="b">60 words of B</span> in no passage' in page


def test_paragraphs_in_two_languages_face_each_other_and_no_word_is_marked() -> None:
    french = "Le Gouvernement ne reconnaît pas le vote du 10 mars et demande à la Hestrie de se retirer."
    group = {"text_start": 0, "text_end": len(BASE), "other_start": 0, "other_end": len(french), "score": 0.9}
    both = side(ID, BASE), side(OTHER_ID, french, "fr")
    for swapped in (False, True):
        turned = {**group, "text_end": len(french), "other_end": len(BASE)} if swapped else group
        passages = translated_passages([turned], swapped=swapped)
        page = comparison_page(compared(*both, passages, [], with_formulae=False))
        assert re.search(f'lang="en"[^>]*>{BASE}</div><div [^>]*lang="fr"[^>]*>{french}</div>', page)
        assert "in another language" in page and "<del" not in page and "<ins" not in page


def test_the_map_draws_a_ribbon_for_each_passage_and_a_tick_for_what_weighs() -> None:
    page = comparison_page(comparison(BASE, BASE.replace("10", "11").replace("March,", "March ")))
    assert page.count('class="ribbon"') == 1 and page.count('class="tick"') == 1


def test_colours_are_given_for_dark_print_and_narrow_screens() -> None:
    page = comparison_page(comparison(BASE, BASE))
    for query in ("prefers-color-scheme: dark", "@media print", "max-width: 46rem"):
        assert query in page


def test_three_hundred_passages_of_long_texts_make_a_small_page_at_once() -> None:
    sentence = "the vote of {} March was held in the valley and no State has recognized its outcome at all. "
    left = "".join(sentence.format(10 + number % 80) for number in range(1_100))
    right = "".join(sentence.format(10 + number % 79) for number in range(1_100))
    began = perf_counter()
    page = comparison_page(comparison(left, right, span=len(left) // 300 + 1))
    assert perf_counter() - began < 5
    assert len(page) < 6 * (len(left) + len(right))
