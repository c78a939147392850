"""From documents in the warehouse to translations: candidates, the best per pair, whatever the order."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from tasks.structure.languages import language_of
from tasks.translate.anchor_index import AnchorIndex
from tasks.translate.method import METHOD_VERSION
from tasks.translate.recording import record_translations
from tests.filled_rows import BEGUN, FilledRows
from tests.tasks.translate.conftest import TEXTS, blocks

TABLES = ("derivations", "documents", "passages", "translations", "relation_events", "methods")


@dataclass(frozen=True)
class Paper:
    """A document: a name of one letter, its paragraphs and its date."""

    name: str
    blocks: tuple[str, ...]
    on: date | None = None

    @property
    def document_id(self) -> str:
        return self.name * 64


def paper(name: str, *texts: str, on: str | None = None) -> Paper:
    """A paper of texts given as `matter.language`, or as they stand."""
    found: list[str] = []
    for text in texts:
        key = tuple(text.split("."))
        found += blocks((key[0], key[1])) if key in TEXTS else [text]
    return Paper(name, tuple(found), date.fromisoformat(on) if on else None)


@pytest.fixture(scope="module")
def warehouse(new_warehouse: Callable[[], DuckDBPyConnection]) -> Iterator[DuckDBPyConnection]:
    with new_warehouse() as connection:
        yield connection


class Landing:
    """Lands papers in batches, as the landing stage does."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self.connection = connection
        self.rows = FilledRows(connection)
        self.begin_anew()

    def begin_anew(self) -> None:
        for table in TABLES:
            self.connection.execute(f"DELETE FROM store.{table}")
        self.index = AnchorIndex(duckdb.connect())
        self.index.prepare()
        self.runs = 0

    def land(self, *papers: Paper, version: str = "") -> None:
        self.runs += 1
        for each in papers:
            self._insert(each, each.document_id[:31] + (version or each.name))
        landed = {each.document_id[:31] + (version or each.name): each.document_id for each in papers}
        moment = BEGUN + timedelta(minutes=self.runs)
        record_translations(self.connection, self.index, f"run-{self.runs}", landed, moment)

    def _insert(self, each: Paper, derivation_id: str) -> None:
        ids = {"derivation_id": derivation_id, "document_id": each.document_id}
        self.rows.append("store.derivations", **ids, derived_at=BEGUN + timedelta(minutes=self.runs))
        languages = sorted({language_of(block) or "en" for block in each.blocks})
        text = "\n\n".join(each.blocks)
        self.rows.append("store.documents", **ids, text=text, dated_on=each.on, languages=languages)
        start = 0
        for number, block in enumerate(each.blocks, start=1):
            place = {"text_start": start, "text_end": start + len(block), "passage_number": number}
            language = language_of(block) or "en"
            self.rows.append(
                "store.passages", **ids, **place, role="paragraph", language=language, text=block
            )
            start += len(block) + 2

    def relations(self) -> list[tuple[str, str, str, str, str]]:
        """Return subject, object, their languages and the basis of what is judged now."""
        return [
            (subject[0], object_[0], language, object_language, basis)
            for subject, object_, language, object_language, basis in self.connection.execute(
                "SELECT subject_id, object_id, language, object_language, direction_basis"
                " FROM main.relations WHERE predicate = 'translates' ORDER BY ALL"
            ).fetchall()
        ]


@pytest.fixture
def landing(warehouse: DuckDBPyConnection) -> Landing:
    return Landing(warehouse)


def related(landing: Landing, *papers: Paper) -> list[tuple[str, str, str, str, str]]:
    landing.land(*papers)
    return landing.relations()


def test_the_halves_of_a_bilingual_document_translate_each_other(landing: Landing) -> None:
    found = related(landing, paper("a", "flood.en", "flood.ru"))
    assert found == [("a", "a", "en", "ru", "undetermined")]
    spans = landing.connection.execute(
        "SELECT count(*), min(text_start), min(other_start), min(score) FROM translations"
    ).fetchall()
    assert spans[0][:3] == (5, 0, len(TEXTS["flood", "en"]) + 2) and spans[0][3] > 0.5


def test_each_pair_of_three_languages_has_one_relation(landing: Landing) -> None:
    found = related(landing, paper("a", "flood.en", "flood.ru", "flood.fr"))
    assert [each[2:4] for each in found] == [("en", "fr"), ("en", "ru"), ("fr", "ru")]


def test_a_document_in_two_languages_on_two_matters_translates_nothing(landing: Landing) -> None:
    assert related(landing, paper("a", "flood.en", "visit.ru")) == []


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_the_later_of_two_documents_is_the_translation(landing: Landing, names: str) -> None:
    first = paper(names[0], "flood.en", on="2021-05-14")
    second = paper(names[1], "flood.ru", on="2021-05-15")
    assert related(landing, first, second) == [(names[1], names[0], "ru", "en", "date")]


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_what_calls_itself_a_translation_is_one_whatever_its_date(landing: Landing, names: str) -> None:
    first = paper(names[0], "(Unofficial translation)", "flood.en", on="2021-05-14")
    second = paper(names[1], "flood.ru", on="2021-05-15")
    assert related(landing, first, second) == [(names[0], names[1], "en", "ru", "attribution")]


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_what_calls_itself_the_original_is_one_where_no_dates_speak(landing: Landing, names: str) -> None:
    first, second = paper(names[0], "Original: English", "flood.en"), paper(names[1], "flood.ru")
    assert related(landing, first, second) == [(names[1], names[0], "ru", "en", "attribution")]


def test_a_half_that_calls_itself_a_translation_is_the_subject(landing: Landing) -> None:
    found = related(landing, paper("a", "flood.en", "Неофициальный перевод этого текста", "flood.ru"))
    assert found == [("a", "a", "ru", "en", "attribution")]


def test_without_dates_and_words_the_direction_is_undetermined(landing: Landing) -> None:
    found = related(landing, paper("b", "flood.en"), paper("a", "flood.ru"))
    assert found == [("a", "b", "ru", "en", "undetermined")]


def test_a_note_that_carries_one_half_translates_the_other_once(landing: Landing) -> None:
    """It is the later one, but may have its text from the half in its own language."""
    release = paper("a", "flood.en", "flood.ru", on="2021-05-14")
    note = paper("b", "fish.en", "flood.en", on="2021-05-15")
    assert related(landing, release, note) == [
        ("a", "a", "en", "ru", "undetermined"),
        ("a", "b", "ru", "en", "undetermined"),
    ]


def test_documents_in_the_same_languages_are_left_to_the_matcher(landing: Landing) -> None:
    bilingual = [paper(name, "flood.en", "flood.ru") for name in "ab"]
    assert [each[:2] for each in related(landing, *bilingual)] == [("a", "a"), ("b", "b")]


def test_next_years_text_on_the_same_occasion_is_not_looked_at(landing: Landing) -> None:
    first, second = paper("a", "flood.en", on="2021-05-14"), paper("b", "flood.ru", on="2022-05-14")
    assert related(landing, first, second) == []


def test_a_new_derivation_that_translates_nothing_retracts_what_the_old_one_did(landing: Landing) -> None:
    landing.land(paper("a", "flood.en"), paper("b", "flood.ru"))
    landing.land(paper("b", "visit.ru"), version="2")
    assert landing.relations() == []
    held = "SELECT (SELECT count(*) FROM translations), count(*) FROM store.translations"
    assert landing.connection.execute(held).fetchall() == [(0, 5)]
    events = "SELECT event FROM store.relation_events ORDER BY recorded_at"
    assert [row[0] for row in landing.connection.execute(events).fetchall()] == ["made", "retracted"]


def test_others_that_come_later_retract_nothing_and_repeat_nothing(landing: Landing) -> None:
    landing.land(paper("a", "flood.en"), paper("b", "flood.ru"))
    landing.land(paper("c", "fish.en"), paper("d", "fish.de"))
    landing.land(paper("e", "flood.fr"))
    pairs = [each[:2] for each in landing.relations()]
    assert pairs == [("a", "b"), ("a", "e"), ("b", "e"), ("c", "d")]
    assert landing.connection.execute("SELECT count(*) FROM store.relation_events").fetchall() == [(4,)]


PAPERS = (
    paper("a", "flood.en", "flood.ru", on="2021-05-14"),
    paper("b", "flood.fr", on="2021-05-16"),
    paper("c", "fish.de"),
    paper("d", "fish.en", "flood.en", on="2021-05-15"),
    paper("e", "visit.ru", "fish.uk"),
    paper("f", "visit.tr"),
)


def state(landing: Landing, batches: Sequence[Sequence[Paper]]) -> list[list[tuple[object, ...]]]:
    landing.begin_anew()
    for batch in batches:
        landing.land(*batch)
    questions = (
        "SELECT * EXCLUDE (run_id, judged_at) FROM main.relations ORDER BY ALL",
        "SELECT * EXCLUDE (run_id) FROM main.translations ORDER BY ALL",
    )
    return [landing.connection.execute(question).fetchall() for question in questions]


def test_the_end_state_depends_on_the_set_of_documents_and_not_on_order_or_batches(landing: Landing) -> None:
    wanted = state(landing, [PAPERS])
    assert len(wanted[0]) >= 8
    for order in random.Random(1).sample(list(permutations(PAPERS)), 2):
        assert state(landing, [[each] for each in order]) == wanted, [each.name for each in order]
        assert state(landing, [order[:2], order[2:]]) == wanted, [each.name for each in order]


def test_an_index_that_was_lost_is_made_anew(landing: Landing) -> None:
    landing.land(paper("a", "flood.en"))
    landing.index = AnchorIndex(duckdb.connect())
    landing.index.prepare()
    landing.land(paper("b", "flood.ru"))
    assert [each[:2] for each in landing.relations()] == [("a", "b")]


def test_what_another_version_of_the_method_found_is_looked_for_anew(
    landing: Landing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tasks.translate.recording.METHOD_VERSION", "before")
    landing.land(paper("a", "flood.en"), paper("b", "flood.ru"))
    landing.land(paper("c", "notice.en"), paper("d", "notice.ru"))
    monkeypatch.undo()
    # The present method, made so strict here that it does not find three paragraphs.
    monkeypatch.setattr("tasks.translate.judgement.FEWEST_GROUPS", 4)
    landing.land()
    assert [each[:2] for each in landing.relations()] == [("a", "b")]
    versions = "SELECT DISTINCT method_version FROM main.relations"
    assert landing.connection.execute(versions).fetchall() == [(METHOD_VERSION,)]
    groups = "SELECT count(*), count(DISTINCT text_start) FROM main.translations"
    assert landing.connection.execute(groups).fetchall() == [(5, 5)]


def test_an_archive_in_one_language_has_no_candidates(landing: Landing) -> None:
    landing.land(paper("a", "flood.en"), paper("b", "fish.en"), paper("c", "notice.en"))
    assert landing.index.candidates(["a" * 32, "b" * 32, "c" * 32]) == []


def test_frequent_figures_change_the_cost_of_a_search_and_not_what_it_finds(landing: Landing) -> None:
    """Two hundred papers with the figures of the flood make these frequent: the pair is still one."""
    crowd = [
        Paper(
            chr(0x4E00 + number), (f"On 14 May 2021, and in 1987, 1998 and 2013, {number + 1000} of 7714.",)
        )
        for number in range(200)
    ]
    landing.land(*crowd)
    landing.land(paper("a", "flood.en"), paper("b", "flood.ru"))
    assert [each[:2] for each in landing.relations()] == [("a", "b")]
