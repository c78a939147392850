"""`audit --html`: one page that needs nothing else, with every claim linked to its evidence."""

import re

import pytest

from flows.cli.audit.audited_text import AuditedText, text_section
from flows.cli.audit.html_found import said, stated
from tests.samples import DOCUMENTS

PASSAGE = {"passage_number": 1, "role": "paragraph", "language": "en", "page_number": 1}


@pytest.fixture
def page(chancery, tmp_path):
    """Write the page of a document and return it."""

    def write(document: str) -> str:
        path = tmp_path / "page.html"
        assert chancery("audit", document, "--html", str(path)).exit_code == 0
        return path.read_text(encoding="utf-8")

    return write


def audited(text: str, **more) -> AuditedText:
    passages = [{**PASSAGE, "text_start": 0, "text_end": len(text)}]
    given = {"passages": passages, "edits": [], "matches": [], "pictures": {}, "missing": "", **more}
    return AuditedText(text=text, **given)


def edit(start: int, end: int, before: str, after: str) -> dict:
    return {
        "text_start": start,
        "text_end": end,
        "raw_start": 10,
        "raw_end": 10 + len(before),
        "before": before,
        "after": after,
        "rules": ["spaces"],
        "reason": "because <b>it</b> was odd",
    }


def bare(html: str) -> str:
    """The text of the passages, without tips and marks."""
    words = re.sub(r'<span class="tip">.*?</small></span>', "", html)
    return re.sub(r"<[^>]+>", "", words)


def test_the_page_loads_and_runs_nothing(page):
    made = page("copy of note.txt")
    assert "<script" not in made
    assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', made) == []
    assert "default-src 'none'" in made


def test_every_link_leads_to_something_on_the_page(page):
    made = page("copy of note.txt")
    targets = set(re.findall(r'id="([^"]+)"', made))
    links = set(re.findall(r'href="#([^"]+)"', made))
    assert links
    assert links <= targets


def test_a_relation_links_to_the_passages_it_rests_on(page):
    made = page("copy of note.txt")
    assert re.search(r'<b>reproduces</b>.*?Evidence: <a href="#p\d+">passage 1</a>', made, re.DOTALL)


def test_what_a_document_says_is_never_markup(page):
    made = page("article.txt")
    assert "<script>" not in made.replace("&lt;", "")
    assert "\u202e" not in made


def test_an_edit_stands_in_the_text_with_what_it_was_and_why():
    made = text_section(audited("one two", edits=[edit(3, 4, "\n", " ")]))
    assert '<span class="edit blank" tabindex="0"> <span class="tip"><del>↵</del> → <ins>␣</ins>' in made
    assert "because &lt;b&gt;it&lt;/b&gt; was odd" in made
    assert bare(made).endswith("one two")


def test_what_was_taken_out_leaves_a_mark():
    made = text_section(audited("onetwo", edits=[edit(3, 3, "-", "")]))
    assert '<span class="edit gone" tabindex="0">‸' in made
    assert bare(made).endswith("one‸two")


def test_shared_text_is_marked_across_edits_and_by_whom():
    match = {"other_id": "ab" * 32, "text_start": 2, "text_end": 6}
    made = text_section(audited("one two", edits=[edit(3, 4, "\n", " ")], matches=[match]))
    assert made.count('class="shared" title="shared with ababababab"') == 3
    assert bare(made).endswith("one two")


@pytest.mark.parametrize("spans", [[(0, 7)], [(0, 3), (2, 5)], [(1, 1)], [(6, 9)]])
def test_marks_never_change_the_text(spans):
    matches = [{"other_id": "cd" * 32, "text_start": start, "text_end": end} for start, end in spans]
    made = text_section(audited("a < b &c", matches=matches))
    assert bare(made).endswith("a &lt; b &amp;c")


def test_a_page_is_pictured_beside_its_text():
    made = text_section(audited("one", pictures={1: "data:image/png;base64,AAAA"}))
    assert '<img src="data:image/png;base64,AAAA" alt="Page 1 as it is"' in made


def test_pages_of_a_pdf_are_drawn_and_what_cannot_be_drawn_is_said(tmp_path):
    from flows.cli.audit.page_pictures import page_pictures

    pictures, missing = page_pictures(DOCUMENTS / "note-verbale.pdf", "application/pdf")
    assert (sorted(pictures), missing) == ([1, 2], "")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    pictures, missing = page_pictures(broken, "application/pdf")
    assert pictures == {}
    assert "cannot be drawn" in missing


def paged(*parts: tuple[int, int, int]) -> list[dict]:
    return [
        {**PASSAGE, "passage_number": number, "page_number": page, "text_start": start, "text_end": end}
        for number, (page, start, end) in enumerate(parts, start=1)
    ]


def test_edits_between_before_and_after_passages_are_shown_too():
    edits = [edit(0, 0, "x", ""), edit(5, 7, "\n", "\n\n"), edit(12, 12, "y", "")]
    made = text_section(audited("  one\n\ntwo  ", passages=paged((1, 2, 5), (1, 7, 10)), edits=edits))
    assert made.count('class="tip"') == 3


def test_a_picture_stands_once_though_its_page_comes_again():
    given = {
        "passages": paged((1, 0, 3), (2, 3, 6), (1, 6, 9)),
        "pictures": {1: "data:a", 2: "data:b", 3: "data:c"},
    }
    made = text_section(audited("onetwosix", **given))
    assert [made.count(f'src="data:{each}"') for each in "abc"] == [1, 1, 1]
    assert "Page 1, again" in made


def test_a_document_without_passages_has_no_links_into_its_text():
    assert audited("", passages=[]).link(0, "see it") == "see it"


def test_an_edit_that_is_shared_in_part_is_told_in_both_parts():
    match = {"other_id": "ab" * 32, "text_start": 3, "text_end": 9}
    made = text_section(audited("one changed two", edits=[edit(1, 6, "was", "is")], matches=[match]))
    assert made.count("<del>was</del>") == 2


def test_statements_and_what_is_stated_link_to_where_they_stand_and_are_escaped():
    hostile = "<img src=x onerror=alert(1)>"
    statement = {
        "speaker": hostile,
        "voice": hostile,
        "place": "Vale & Co",
        "stated_on": None,
        "source_note": None,
    }
    words = said(
        [{**statement, "also_in": ["ab" * 32], "text": hostile * 20, "text_start": 3}], audited(hostile)
    )
    found = [
        {"name": "dated_on", "value": hostile, "text_start": start, "found_by": "mast_head"}
        for start in (3, None)
    ]
    states = stated(found, audited(hostile))
    assert "<img" not in words + states
    assert words.count('<a href="#p1">') == states.count('<a href="#p1">') == 1
    assert "…</q>" in words and "also in ababababab" in words and "Vale &amp; Co" in words
    assert "<dt>dated on</dt>" in states and "<small>mast head</small>" in states
