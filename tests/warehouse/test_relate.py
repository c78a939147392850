"""From matches to relations: given documents and what they share, the one judgement about each pair."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, permutations
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.filled_rows import BEGUN, FilledRows
from warehouse.sql import sql

LEAST_CHARS = 80
TABLES = ("derivations", "documents", "passages", "matches", "relation_events")
STEPS = (
    "relate/affected_pairs",
    "relate/matches",
    "relate/documents",
    "relate/passages",
    "relate/spans",
    "relate/coverage",
    "relate/same_texts",
    "relate/undated_pairs",
    "relate/leads",
    "relate/misreadings",
    "relate/short_quotations",
    "relate/evidence",
    "relate/directed",
    "relate/judged",
    "relate/standing",
    "landing/relation_events",
)


def body(seed: int, chars: int = 400) -> str:
    """A paragraph of letters that no other has."""
    return "".join(random.Random(seed).choices("abcdefgh", k=chars))


RELEASE, HALF, THIRD_PARTY, OTHERS, MORE = (body(seed) for seed in range(5))
RUSSIAN = "".join(random.Random(9).choices("абвгдежз", k=600))
WRAPPER = body(11, 150)
PHRASE = body(12, 60)
WHOLE_PHRASE = body(13, LEAST_CHARS)


@dataclass(frozen=True)
class Paper:
    """A document: its paragraphs, those in capitals headings, those in « » quoted."""

    name: str
    paragraphs: tuple[str, ...]
    dated_on: date | None = None
    published_on: date | None = None

    @property
    def document_id(self) -> str:
        return self.name * (64 // len(self.name))

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def paper(name: str, *paragraphs: str, on: str | None = None, published: str | None = None) -> Paper:
    return Paper(
        name,
        paragraphs,
        date.fromisoformat(on) if on else None,
        date.fromisoformat(published) if published else None,
    )


@pytest.fixture(scope="module")
def warehouse(new_warehouse: Callable[[], DuckDBPyConnection]) -> Iterator[DuckDBPyConnection]:
    with new_warehouse() as connection:
        yield connection


class Landing:
    """Lands papers in batches: their rows, the matches of each pair, then the judgement."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self.connection = connection
        self.is_formula = False
        self.diff = "[]"
        self.inside_quotation = ""
        self.languages: dict[str, str] = {}
        self.rows = FilledRows(connection)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Empty the warehouse: making its tables takes longer than any test here."""
        for table in TABLES:
            self.connection.execute(f"DELETE FROM store.{table}")
        self.landed: list[Paper] = []
        self.runs = 0

    def land(self, *papers: Paper) -> None:
        self.runs += 1
        self.connection.begin()
        for each in papers:
            self._insert(each)
            for held in self.landed:
                self._match(*sorted((held, each), key=lambda one: one.document_id))
            self.landed.append(each)
        values: dict[str, dict[str, Any]] = {
            "relate/affected_pairs": {"document_ids": [each.document_id for each in papers]},
            "relate/short_quotations": {"least_chars": LEAST_CHARS},
            "relate/directed": {"least_chars": LEAST_CHARS},
            "relate/judged": {"least_chars": LEAST_CHARS},
            "landing/relation_events": {
                "run_id": f"run-{self.runs}",
                "recorded_at": BEGUN + timedelta(minutes=self.runs),
                "method_version": "1",
            },
        }
        for step in STEPS:
            self.connection.execute(sql(step), values.get(step))
        self.connection.commit()

    def _insert(self, each: Paper) -> None:
        document_id = each.document_id
        text_sha256 = f"text of {each.text}"
        self.rows.append(
            "store.derivations", derivation_id=document_id, document_id=document_id, text_sha256=text_sha256
        )
        self.rows.append(
            "store.documents",
            derivation_id=document_id,
            document_id=document_id,
            text=each.text,
            char_count=len(each.text),
            text_sha256=text_sha256,
            dated_on=each.dated_on,
            published_on=each.published_on,
            symbols=[],
            languages=[],
        )
        start = 0
        for number, paragraph in enumerate(each.paragraphs, start=1):
            self.rows.append(
                "store.passages",
                derivation_id=document_id,
                passage_number=number,
                role="heading" if paragraph.isupper() else "paragraph",
                language="ru" if "а" <= paragraph[:1] <= "я" else self.languages.get(each.name, "en"),
                text_start=start,
                text_end=start + len(paragraph),
                text=paragraph,
            )
            start += len(paragraph) + 2

    def _match(self, mine: Paper, other: Paper) -> None:
        """One match for each paragraph that both have, however it is quoted."""
        for paragraph in mine.paragraphs:
            words = paragraph.strip("«»")
            theirs = [each for each in other.paragraphs if each.strip("«»") == words]
            if not theirs:
                continue
            start, other_start = mine.text.index(words), other.text.index(words)
            self.rows.append(
                "store.matches",
                match_id=f"{mine.name} {other.name} {start}",
                derivation_id=mine.document_id,
                document_id=mine.document_id,
                other_derivation_id=other.document_id,
                other_document_id=other.document_id,
                text_start=start,
                text_end=start + len(words),
                other_start=other_start,
                other_end=other_start + len(words),
                matched_chars=len(words),
                own_chars=0 if self.is_formula else len(words),
                is_formula=self.is_formula,
                diff=self.diff,
                is_quoted=paragraph.startswith("«") or mine.name == self.inside_quotation,
                other_is_quoted=theirs[0].startswith("«") or other.name == self.inside_quotation,
            )

    def relations(self) -> list[tuple[str, str, str, str | None, str]]:
        """Return subject, predicate, object, language and basis of what is judged now."""
        return [
            (str(subject)[0], predicate, str(object_)[0], language, basis)
            for subject, predicate, object_, language, basis in self.connection.execute(
                "SELECT subject_id, predicate, object_id, language, direction_basis "
                "FROM main.relations ORDER BY ALL"
            ).fetchall()
        ]


@pytest.fixture
def landing(warehouse: DuckDBPyConnection) -> Landing:
    return Landing(warehouse)


def judged(landing: Landing, *papers: Paper) -> list[tuple[str, str, str, str | None, str]]:
    landing.land(*papers)
    return landing.relations()


def test_a_later_wrapper_reproduces_the_release_in_its_language_only(landing: Landing) -> None:
    release = paper("a", RELEASE, RUSSIAN, on="2019-03-12")
    note = paper("b", WRAPPER, RELEASE, on="2019-03-13")
    assert judged(landing, release, note) == [("b", "reproduces", "a", "en", "date")]
    coverage = landing.connection.execute(
        "SELECT subject_coverage, object_coverage FROM relations"
    ).fetchall()
    assert coverage == [(round(400 / 550, 6), 1.0)]


def test_each_language_that_is_carried_has_a_relation_of_its_own(landing: Landing) -> None:
    release = paper("b", RELEASE, RUSSIAN, on="2019-03-12")
    note = paper("a", WRAPPER, MORE, OTHERS, RELEASE, RUSSIAN, on="2019-03-13")
    assert judged(landing, release, note) == [
        ("a", "reproduces", "b", "en", "date"),
        ("a", "reproduces", "b", "ru", "date"),
    ]


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_the_later_document_is_the_subject_whatever_its_id(landing: Landing, names: str) -> None:
    first = paper(names[0], RELEASE, on="2019-03-12")
    second = paper(names[1], WRAPPER, RELEASE, on="2019-03-13")
    assert judged(landing, first, second) == [(names[1], "reproduces", names[0], "en", "date")]


def test_the_date_of_publication_counts_where_there_is_no_other(landing: Landing) -> None:
    found = judged(
        landing, paper("a", WRAPPER, RELEASE, published="2019-03-13"), paper("b", RELEASE, on="2019-03-12")
    )
    assert found == [("a", "reproduces", "b", "en", "date")]


def test_a_document_that_carries_a_small_part_of_another_quotes_it(landing: Landing) -> None:
    found = judged(
        landing,
        paper("a", RELEASE, HALF, MORE, on="2019-03-12"),
        paper("b", WRAPPER, OTHERS, THIRD_PARTY, RELEASE, on="2019-03-13"),
    )
    assert found == [("b", "quotes", "a", "en", "date")]


def test_what_the_earlier_gives_in_quotation_marks_is_a_shared_source(landing: Landing) -> None:
    article = paper("b", WRAPPER, f"«{THIRD_PARTY}»", on="2019-03-12")
    letter = paper("a", MORE, OTHERS, THIRD_PARTY, on="2019-03-27")
    assert judged(landing, article, letter) == [("a", "shares_source", "b", "en", "date")]


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_where_nothing_tells_the_direction_the_strongest_judgement_stands(
    landing: Landing, names: str
) -> None:
    whole, part = paper(names[0], RELEASE, HALF, MORE), paper(names[1], RELEASE, WRAPPER)
    assert judged(landing, whole, part) == [(names[0], "reproduces", names[1], "en", "undetermined")]


def test_what_the_later_gives_in_quotation_marks_is_quoted(landing: Landing) -> None:
    release = paper("a", RELEASE, HALF, MORE, on="2019-03-12")
    article = paper("b", WRAPPER, OTHERS, f"«{RELEASE}»", on="2019-03-13")
    assert judged(landing, release, article) == [("b", "quotes", "a", "en", "date")]


def test_a_held_earlier_source_is_named_as_the_source_of_both(landing: Landing) -> None:
    source = paper("c", THIRD_PARTY, on="2019-03-11")
    one = paper("a", WRAPPER, MORE, THIRD_PARTY, on="2019-03-12")
    other = paper("b", OTHERS, HALF, THIRD_PARTY, on="2019-03-13")
    assert judged(landing, source, one, other) == [
        ("a", "reproduces", "c", "en", "date"),
        ("a", "shares_source", "b", "en", "date"),
        ("b", "reproduces", "c", "en", "date"),
    ]
    ((reason,),) = landing.connection.execute(
        "SELECT reason FROM relations WHERE predicate = 'shares_source'"
    ).fetchall()
    assert "held, cccccccccc" in reason


def test_without_dates_a_text_that_is_the_passage_is_the_source_of_those_that_have_more(
    landing: Landing,
) -> None:
    source = paper("c", THIRD_PARTY)
    one, other = paper("a", WRAPPER, MORE, THIRD_PARTY), paper("b", OTHERS, HALF, THIRD_PARTY)
    found = judged(landing, source, one, other)
    assert [relation[:3] for relation in found] == [
        ("a", "reproduces", "c"),
        ("a", "shares_source", "b"),
        ("b", "reproduces", "c"),
    ]


@pytest.mark.parametrize(
    ("said_on", "quoted_on", "reason"),
    [
        (None, None, "both carry 1 passage of another document that is held, cccccccccc; "),
        ("2019-03-11", None, "both carry 1 passage of another document that is held, cccccccccc; "),
        (
            "2019-03-11",
            "2019-03-10",
            "both carry 1 passage that both quote from elsewhere; ",
        ),
    ],
)
def test_without_dates_who_says_it_in_his_own_words_is_the_source_of_those_that_quote_it(
    landing: Landing, said_on: str | None, quoted_on: str | None, reason: str
) -> None:
    source = paper("c", RELEASE, THIRD_PARTY, on=said_on)
    one = paper("a", WRAPPER, MORE, f"«{THIRD_PARTY}»", on=quoted_on)
    other = paper("b", OTHERS, HALF, f"«{THIRD_PARTY}»")
    found = judged(landing, source, one, other)
    assert [relation[1] for relation in found if "c" not in relation] == ["shares_source"]
    ((given,),) = landing.connection.execute(
        "SELECT reason FROM relations WHERE subject_id LIKE 'a%' AND object_id LIKE 'b%'"
    ).fetchall()
    assert given == reason + "which came first is not known"


def test_an_undated_copy_of_one_of_two_is_not_the_source_of_both(landing: Landing) -> None:
    release = paper("a", RELEASE, RUSSIAN, on="2019-03-12")
    copy = paper("c", RELEASE, RUSSIAN + body(40, 30))
    note = paper("b", WRAPPER, RELEASE, on="2019-03-13")
    found = judged(landing, release, copy, note)
    assert ("b", "reproduces", "a", "en", "date") in found


def test_what_is_earlier_than_one_of_two_is_no_source_of_the_other_undated_one(landing: Landing) -> None:
    middle = paper("c", OTHERS, HALF, THIRD_PARTY, on="2019-03-11")
    undated, later = paper("a", WRAPPER, MORE, THIRD_PARTY), paper("b", RELEASE, THIRD_PARTY, on="2019-03-13")
    predicates = [relation[1] for relation in judged(landing, middle, undated, later)]
    assert "shares_source" not in predicates and len(predicates) == 3


def test_what_each_text_takes_for_another_language_is_one_relation(landing: Landing) -> None:
    landing.languages = {"b": "mk"}
    found = judged(
        landing, paper("a", RELEASE, on="2019-03-12"), paper("b", WRAPPER, RELEASE, on="2019-03-13")
    )
    assert found == [("b", "reproduces", "a", None, "date")]


def test_identical_texts_in_different_bytes_are_the_same_text(landing: Landing) -> None:
    found = judged(landing, paper("b", RELEASE, on="2019-03-12"), paper("a", RELEASE, on="2019-03-13"))
    assert [relation[:3] for relation in found] == [("a", "same_text", "b")]


def test_texts_that_share_nearly_all_are_near_duplicates(landing: Landing) -> None:
    one = paper("b", RELEASE, HALF, MORE, body(20, 50), on="2019-03-12")
    other = paper("a", RELEASE, HALF, MORE, body(21, 50), on="2019-03-13")
    assert [relation[:3] for relation in judged(landing, one, other)] == [("a", "near_duplicate", "b")]


def test_a_text_and_its_half_are_no_near_duplicates(landing: Landing) -> None:
    found = judged(landing, paper("a", RELEASE, on="2019-03-12"), paper("b", RELEASE, HALF, on="2019-03-13"))
    assert [relation[1] for relation in found] == ["reproduces"]


def test_without_dates_who_quotes_repeats_who_does_not(landing: Landing) -> None:
    found = judged(
        landing, paper("a", RELEASE, HALF, MORE), paper("b", WRAPPER, OTHERS, THIRD_PARTY, f"«{RELEASE}»")
    )
    assert found == [("b", "quotes", "a", "en", "attribution")]


def test_without_dates_who_leads_up_to_the_other_repeats_it(landing: Landing) -> None:
    found = judged(landing, paper("a", RELEASE), paper("b", WRAPPER, RELEASE))
    assert found == [("b", "reproduces", "a", "en", "containment")]


def test_a_text_that_only_goes_on_longer_may_be_the_one_that_was_cut(landing: Landing) -> None:
    found = judged(landing, paper("a", RELEASE, HALF), paper("b", RELEASE))
    assert [relation[4] for relation in found] == ["undetermined"]


def test_of_two_with_one_date_the_one_published_later_is_the_later(landing: Landing) -> None:
    found = judged(
        landing,
        paper("a", WRAPPER, RELEASE, on="2019-03-12", published="2019-03-12"),
        paper("b", RELEASE, on="2019-03-12", published="2019-03-14"),
    )
    assert found == [("b", "reproduces", "a", "en", "date")]
    reason = "; both are of 2019-03-12, but the later was published on 2019-03-14, the earlier on 2019-03-12"
    ((given,),) = landing.connection.execute("SELECT reason FROM main.relations").fetchall()
    assert given.endswith(reason)


def test_of_two_with_one_date_a_day_of_publication_that_only_one_states_tells_nothing(
    landing: Landing,
) -> None:
    found = judged(
        landing,
        paper("a", RELEASE, on="2019-03-12", published="2019-03-14"),
        paper("b", WRAPPER, RELEASE, on="2019-03-12"),
    )
    assert [relation[4] for relation in found] == ["containment"]


def test_near_duplicates_that_are_all_formulae_state_what_they_share(landing: Landing) -> None:
    landing.is_formula = True
    judged(landing, paper("a", RELEASE, on="2019-03-12"), paper("b", RELEASE, on="2019-03-13"))
    stated = landing.connection.execute("SELECT subject_coverage, object_coverage FROM main.relations")
    assert stated.fetchall() == [(1, 1)]


def test_where_nothing_tells_the_direction_is_undetermined(landing: Landing) -> None:
    found = judged(
        landing,
        paper("a", WRAPPER, HALF, MORE, RELEASE),
        paper("b", body(22, 150), OTHERS, body(23), RELEASE),
    )
    assert [relation[1] for relation in found] == ["quotes"]
    assert found[0][4] == "undetermined"


def test_where_nothing_else_tells_who_has_misread_words_has_copied(landing: Landing) -> None:
    known = " ballot sovereign harbour commission "
    landing.diff = json.dumps(
        [
            {"before": word[:-1] + "1", "after": word}
            for word in ("ballot", "sovereign", "harbour", "commission")
        ]
    )
    found = judged(
        landing,
        paper("a", WRAPPER, HALF, MORE + known, RELEASE),
        paper("b", body(22, 150), OTHERS + known, body(23), RELEASE),
    )
    assert [(relation[0], relation[4]) for relation in found] == [("a", "noise")]


def test_one_date_alone_gives_no_direction(landing: Landing) -> None:
    found = judged(landing, paper("a", RELEASE, on="2019-03-12"), paper("b", WRAPPER, RELEASE))
    assert found == [("b", "reproduces", "a", "en", "containment")]


@pytest.mark.parametrize(("phrase", "predicates"), [(PHRASE, []), (WHOLE_PHRASE, ["quotes"])])
def test_only_what_is_worth_a_sentence_relates(landing: Landing, phrase: str, predicates: list[str]) -> None:
    found = judged(
        landing, paper("a", phrase, RELEASE, on="2019-03-12"), paper("b", phrase, OTHERS, on="2019-03-13")
    )
    assert [relation[1] for relation in found] == predicates


@pytest.mark.parametrize(
    ("earlier", "later", "predicates"),
    [
        (PHRASE, f"«{PHRASE}»", ["quotes"]),
        (f"«{PHRASE}»", PHRASE, ["shares_source"]),
        (f"«{PHRASE}»", f"«{PHRASE}»", []),
    ],
    ids=["the later", "the earlier", "both"],
)
def test_a_short_passage_relates_if_one_of_two_gives_it_as_quoted(
    landing: Landing, earlier: str, later: str, predicates: list[str]
) -> None:
    found = judged(
        landing, paper("a", earlier, RELEASE, on="2019-03-12"), paper("b", later, OTHERS, on="2019-03-13")
    )
    assert [relation[1] for relation in found] == predicates


def test_a_short_passage_inside_a_longer_quotation_is_a_turn_of_phrase(landing: Landing) -> None:
    landing.inside_quotation = "b"
    found = judged(
        landing, paper("a", PHRASE, RELEASE, on="2019-03-12"), paper("b", PHRASE, OTHERS, on="2019-03-13")
    )
    assert found == []


def test_a_shared_heading_covers_nothing(landing: Landing) -> None:
    heading = body(24, 120).upper()
    found = judged(landing, paper("a", heading, RELEASE, on="2019-03-12"), paper("b", heading, OTHERS))
    assert found == []


def test_documents_without_body_are_alike_by_what_they_have(landing: Landing) -> None:
    lines = body(24, 120).upper(), body(25, 120).upper()
    found = judged(landing, paper("a", *lines, on="2019-03-12"), paper("b", *lines, body(26, 10).upper()))
    assert [relation[1] for relation in found] == ["near_duplicate"]


def test_formulae_relate_nothing(landing: Landing) -> None:
    landing.is_formula = True
    assert (
        judged(landing, paper("a", RELEASE, on="2019-03-12"), paper("b", RELEASE, HALF, on="2019-03-13"))
        == []
    )


def test_overlapping_matches_cover_their_letters_once(landing: Landing) -> None:
    note = paper("b", WRAPPER, RELEASE, HALF, on="2019-03-13")
    landing.land(paper("a", RELEASE, HALF, on="2019-03-12"), note)
    landing.connection.execute(
        "INSERT INTO store.matches SELECT * REPLACE (match_id || ' again' AS match_id) FROM store.matches"
    )
    landing.connection.execute(sql("relate/affected_pairs"), {"document_ids": [note.document_id]})
    for step in ("passages", "spans", "coverage"):
        landing.connection.execute(sql(f"relate/{step}"))
    shares = landing.connection.execute("SELECT max(share) FROM coverage").fetchall()
    assert shares == [(1.0,)]


SOURCE = paper("c", THIRD_PARTY, on="2019-03-11")
PAPERS = (
    SOURCE,
    paper("a", WRAPPER, MORE, THIRD_PARTY, on="2019-03-12"),
    paper("b", OTHERS, HALF, THIRD_PARTY, RELEASE, on="2019-03-13"),
    paper("d", RELEASE, RUSSIAN),
    paper("e", RELEASE, RUSSIAN, on="2019-03-10"),
)


def relations_of(landing: Landing, batches: Sequence[Sequence[Paper]]) -> list[tuple[Any, ...]]:
    landing.begin_anew()
    for batch in batches:
        landing.land(*batch)
    return landing.connection.execute(
        "SELECT * EXCLUDE (run_id, judged_at) FROM main.relations ORDER BY relation_id"
    ).fetchall()


def test_relations_depend_on_the_set_of_documents_and_not_on_order_or_batches(landing: Landing) -> None:
    wanted = relations_of(landing, [PAPERS])
    assert len(wanted) >= 6
    orders = list(permutations(PAPERS))
    for order in random.Random(1).sample(orders, 2):
        assert relations_of(landing, [[each] for each in order]) == wanted, [each.name for each in order]
    for pair in random.Random(2).sample(list(combinations(PAPERS, 2)), 1):
        rest = [each for each in PAPERS if each not in pair]
        assert relations_of(landing, [pair, rest]) == wanted, [each.name for each in pair]


def test_a_later_arrival_that_changes_a_judgement_retracts_it_and_both_stay_on_record(
    landing: Landing,
) -> None:
    one, other = PAPERS[1], paper("b", OTHERS, HALF, THIRD_PARTY, on="2019-03-13")
    assert judged(landing, one, other) == [("b", "quotes", "a", "en", "date")]
    assert ("a", "shares_source", "b", "en", "date") in judged(landing, SOURCE)
    events = landing.connection.execute(
        """
        SELECT event, predicate, run_id
        FROM store.relation_events
        WHERE subject_id[1] IN ('a', 'b') AND object_id[1] IN ('a', 'b')
        ORDER BY recorded_at, event
        """
    ).fetchall()
    assert events == [
        ("made", "quotes", "run-1"),
        ("made", "shares_source", "run-2"),
        ("retracted", "quotes", "run-2"),
    ]
    assert [relation[1] for relation in landing.relations() if "c" not in relation] == ["shares_source"]


def test_documents_that_change_nothing_add_no_events(landing: Landing) -> None:
    landing.land(*PAPERS)
    before = landing.connection.execute("SELECT count(*) FROM store.relation_events").fetchall()
    landing.land(paper("f", body(30)))
    assert landing.connection.execute("SELECT count(*) FROM store.relation_events").fetchall() == before
