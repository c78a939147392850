"""Four real papers, outside the repository: skipped where `CHANCERY_TEST_DATA` does not lead to them."""

import difflib
import json
import os
import re
from pathlib import Path

import duckdb
import pytest

from tests.ahead import ahead
from tests.conftest import Chancery

SEEDS = Path(os.environ.get("CHANCERY_TEST_DATA", "/nowhere")).parent / "seeds"

if not SEEDS.is_dir():
    pytest.skip("CHANCERY_TEST_DATA does not lead to the papers", allow_module_level=True)


@ahead
def papers(chancery: Chancery) -> Chancery:
    done = chancery("ingest", SEEDS)
    assert done.exit_code == 0, done.errors
    return chancery


def rows(chancery: Chancery, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(chancery.archive.warehouse), read_only=True) as warehouse:
        return warehouse.execute(question).fetchall()


def by_kind(chancery: Chancery, column: str) -> dict[object, object]:
    return dict(rows(chancery, f"SELECT kind, {column} FROM documents"))  # type: ignore[arg-type]


def test_the_papers_land_with_their_kinds_and_dates(papers: Chancery) -> None:
    found = rows(papers, "SELECT kind, dated_on::VARCHAR, published_on::VARCHAR FROM documents ORDER BY kind")
    assert found == [
        ("letter", "2020-04-15", "2020-04-16"),
        ("news_article", "2020-04-01", "2020-04-01"),
        ("note_verbale", "2020-04-01", "2020-08-24"),
        ("press_release", "2020-03-31", "2020-03-31"),
    ]


def test_the_release_is_told_apart_into_two_languages(papers: Chancery) -> None:
    question = """
        SELECT language, bool_and(regexp_matches(passages.text, '\\p{Cyrillic}') = (language = 'ru'))
        FROM passages JOIN documents USING (document_id)
        WHERE kind = 'press_release' GROUP BY language ORDER BY language
    """
    assert rows(papers, question) == [("en", True), ("ru", True)]


def test_the_note_reproduces_the_release_and_nothing_else_reproduces_anything(papers: Chancery) -> None:
    question = """
        SELECT subjects.kind, predicate, objects.kind, language, object_coverage >= 0.97, direction_basis
        FROM relations
        JOIN documents AS subjects ON subjects.document_id = subject_id
        JOIN documents AS objects ON objects.document_id = object_id
        WHERE predicate IN ('reproduces', 'near_duplicate', 'same_text')
    """
    assert rows(papers, question) == [("note_verbale", "reproduces", "press_release", "en", True, "date")]


def test_the_article_and_the_letter_share_sources_and_do_not_quote_each_other(papers: Chancery) -> None:
    ids = by_kind(papers, "document_id")
    pair = sorted([str(ids["letter"]), str(ids["news_article"])])
    question = f"SELECT predicate FROM relations WHERE [subject_id, object_id].list_sort() = {pair}"
    assert rows(papers, question) == [("shares_source",)]


def test_compare_shows_the_places_that_a_word_diff_of_the_statements_finds(papers: Chancery) -> None:
    texts = by_kind(papers, "text")
    release, note = str(texts["press_release"]), str(texts["note_verbale"])
    opening = "In connection with the so-called"
    mine = release[release.index(opening) : release.index("\n\nЗаявление")].split()
    theirs = note[note.index(opening) :].split()
    expected = [
        (" ".join(mine[a:b]), " ".join(theirs[c:d]))
        for op, a, b, c, d in difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
        if op != "equal"
    ]
    ids = by_kind(papers, "document_id")
    told = json.loads(papers("compare", str(ids["press_release"]), str(ids["note_verbale"]), "--json").output)
    changes = [
        (each["left_words"], each["right_words"]) for match in told["matches"] for each in match["diff"]
    ]
    assert changes == expected and len(changes) == 7


def test_the_offsets_of_each_match_cut_out_the_same_passage_on_both_sides(papers: Chancery) -> None:
    texts = dict(rows(papers, "SELECT document_id, text FROM documents"))
    found = rows(
        papers,
        "SELECT document_id, other_document_id, text_start, text_end, other_start, other_end FROM matches",
    )
    assert found
    for document_id, other_id, start, end, other_start, other_end in found:
        mine, other = str(texts[document_id])[start:end], str(texts[other_id])[other_start:other_end]  # type: ignore[misc]
        words, their_words = (re.findall(r"\w+", each.casefold()) for each in (mine, other))
        assert difflib.SequenceMatcher(None, words, their_words, autojunk=False).ratio() > 0.75


def test_no_sentence_is_interrupted_by_a_page_a_footnote_or_markup(papers: Chancery) -> None:
    question = "SELECT text FROM passages WHERE role IN ('paragraph', 'list_item')"
    body = [str(text) for (text,) in rows(papers, question)]
    assert not [text for text in body if text[0].islower()]
    assert not [text for text in body if re.search(r"\]\(|\*\*|<https?:|\\[()]", text)]


def test_every_footnote_of_the_letter_is_joined_to_its_mark(papers: Chancery) -> None:
    question = """
        SELECT annex IS NOT NULL AS is_in_annex, count(*), count(footnotes.text_start), count(DISTINCT marker)
        FROM footnotes
        JOIN documents USING (document_id)
        JOIN passages USING (document_id, passage_number)
        WHERE kind = 'letter' GROUP BY is_in_annex ORDER BY is_in_annex
    """
    assert rows(papers, question) == [(False, 15, 15, 15), (True, 35, 35, 35)]


def test_every_statement_of_the_annex_has_speaker_day_and_place(papers: Chancery) -> None:
    question = """
        SELECT speaker_kind, count(*), count(stated_on), count(place), count(source_note)
        FROM statements JOIN documents USING (document_id)
        WHERE documents.kind = 'letter' AND attribution = 'heading'
        GROUP BY speaker_kind ORDER BY speaker_kind
    """
    assert rows(papers, question) == [("organization", 11, 11, 11, 11), ("state", 25, 25, 25, 24)]


def test_the_statements_in_letter_and_article_are_joined_under_all_names_of_their_speakers(
    papers: Chancery,
) -> None:
    question = """
        SELECT speaker_id, count(*)
        FROM statements_repeated JOIN documents USING (document_id)
        WHERE documents.kind = 'news_article' AND document_count > 1
        GROUP BY speaker_id ORDER BY speaker_id
    """
    assert rows(papers, question) == [
        ("organization:european union", 2),
        ("organization:north atlantic treaty organization", 1),
        ("organization:organization of islamic cooperation", 2),
        ("state:estonia", 1),
        ("state:georgia", 2),
        ("state:germany", 1),
        ("state:ukraine", 3),
        ("state:united kingdom", 2),
    ]


def test_what_was_landed_verifies(papers: Chancery) -> None:
    assert papers("verify").exit_code == 0
