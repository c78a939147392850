"""The text of a page about a document: every letter once, what is shared linked."""

import re
from html import unescape

from flows.report.document_text import passages_html, text_parts, with_reach
from flows.report.links import PART_CHARS


def passage(number, start, text):
    place = {"text_start": start, "text_end": start + len(text), "page_number": 1}
    return {"passage_number": number, "role": "paragraph", "language": "en", "text": text, **place}


def match(start, end, other="f" * 64, chars=100):
    there = {"other_id": other, "other_passage_number": 7, "other_passage_start": 0}
    return {"text_start": start, "text_end": end, "matched_chars": chars, **there}


def words(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_shared_words_are_a_link_to_where_the_other_has_them():
    html = passages_html([passage(1, 10, "We regard it as void.")], with_reach([match(13, 22)]))
    assert (
        f'We <a class="shared" href="{"f" * 32}.html#p7" title="shared with ffffffffff">regard it</a> as'
        in html
    )


def test_overlapping_matches_leave_every_letter_there_once():
    text = "One two three four five six seven."
    matches = with_reach(
        [match(0, 200), match(2, 9, "a" * 64, 5), match(5, 20, "b" * 64, 900), match(30, 34)]
    )
    html = passages_html([passage(1, 0, text)], matches)
    assert words(html).removeprefix("Page 1\n") == text


def test_a_match_that_began_passages_ago_still_marks():
    passages = [
        passage(1, 0, "First words."),
        passage(2, 14, "Second words."),
        passage(3, 29, "Third words."),
    ]
    html = passages_html(passages, with_reach([match(0, 50), match(1, 3)]))
    assert html.count('class="shared"') == 5 and ">Third words.</a>" in html


def test_a_long_text_is_cut_into_pages_between_passages():
    passages = [passage(n, n * 9_000, "x" * 8_998) for n in range(12)]
    parts = text_parts(passages)
    assert sum(len(each) for each in parts.values()) == 12 and len(parts) == 3
    assert all(
        each["text_start"] // PART_CHARS + 1 == part for part, group in parts.items() for each in group
    )


def test_markup_in_a_text_is_text():
    html = passages_html([passage(1, 0, "<img src=x onerror=alert(1)> & \u202e")], [])
    assert "<img" not in html and "\u202e" not in html and "&lt;img" in html


def test_a_paragraph_leads_to_its_counterpart_in_another_language():
    there = {"other_id": "f" * 64, "other_language": "ru", "other_passage_number": 9}
    translations = [{"text_start": 12, "other_passage_start": PART_CHARS, **there}]
    html = passages_html([passage(1, 0, "First."), passage(2, 12, "Second.")], [], translations)
    assert html.count("counterpart") == 1
    assert f'Second. <a class="counterpart" href="{"f" * 32}-2.html#p9"' in html and "in Russian" in html


def test_a_text_without_an_end_is_cut_within_its_only_passage():
    endless = passage(1, 100, "word " * 30_000)
    parts = text_parts([endless, passage(2, 150_102, "The end.")])
    assert "".join(each["text"] for part in parts.values() for each in part) == endless["text"] + "The end."
    assert sorted(parts) == [1, 2, 3, 4] and parts[4][-1]["passage_number"] == 2
    assert max(len(each["text"]) for part in parts.values() for each in part) == PART_CHARS
