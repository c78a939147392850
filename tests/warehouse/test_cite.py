"""From citations to documents held: by symbol, by inference, again when a document arrives, in any order."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import permutations

import pytest
from duckdb import DuckDBPyConnection

from tasks.cite.recording import record_citations

BEGUN = datetime(2026, 3, 1, 12)
TABLES = (
    "derivations",
    "documents",
    "attributes",
    "citations",
    "citation_events",
    "relation_events",
    "captures",
)
ESKE = "Letter dated 3 April 2019 from the Permanent Representative of Eske"


@dataclass(frozen=True)
class Cited:
    symbol: str | None
    on: date | None = None
    title: str | None = None
    kind: str = "symbol"
    cited_as: str | None = None


@dataclass(frozen=True)
class Paper:
    """A document: the symbols it bears, what its masthead says, what it cites."""

    name: str
    symbols: tuple[str, ...] = ()
    title: str | None = None
    organs: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    dated_on: date | None = None
    published_on: date | None = None
    cites: tuple[Cited, ...] = ()
    language: str = "en"
    uri: str | None = None

    @property
    def document_id(self) -> str:
        return self.name * 64


class Landing:
    """Lands papers one after the other and says what their citations mean."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self.connection = connection
        self.begin_anew()

    def begin_anew(self) -> None:
        for table in TABLES:
            self.connection.execute(f"DELETE FROM store.{table}")
        self.runs = 0

    def land(self, *papers: Paper) -> None:
        self.runs += 1
        for paper in papers:
            self._insert_paper(paper)
        self.connection.begin()
        record_citations(self.connection, f"run-{self.runs}", BEGUN + timedelta(minutes=self.runs))
        self.connection.commit()

    def _insert_paper(self, paper: Paper) -> None:
        ids = {"derivation_id": paper.document_id[:32], "document_id": paper.document_id}
        texts = {"raw_text": "", "text": "", "text_sha256": "", "page_count": 1, "char_count": 0}
        way = {"run_id": "r", "code_version": "", "extractor": "", "rules": "{}", "raw_text_sha256": ""}
        self._row("derivations", **ids, **way, text_sha256="", derived_at=BEGUN)
        said = {"title": paper.title, "dated_on": paper.dated_on, "published_on": paper.published_on}
        lists = {"symbols": list(paper.symbols), "languages": [paper.language]}
        self._row("documents", **ids, kind="letter", **said, **lists, **texts)
        stated = [
            *(("organ", each) for each in paper.organs),
            *(("session", each) for each in paper.sessions),
        ]
        for number, (name, value) in enumerate(stated, start=1):
            about = {"attribute_number": number, "name": name, "value": value, "found_by": "masthead"}
            self._row("attributes", derivation_id=ids["derivation_id"], **about)
        for number, each in enumerate(paper.cites, start=1):
            place = {"citation_number": number, "passage_number": 1, "text_start": 0, "text_end": 1}
            what = {
                "kind": each.kind,
                "cited_symbol": each.symbol,
                "cited_on": each.on,
                "cited_title": each.title,
            }
            cited_as = each.cited_as or each.symbol
            self._row("citations", derivation_id=ids["derivation_id"], **place, **what, cited_as=cited_as)
        if paper.uri:
            capture = {"capture_id": paper.name, "run_id": "r", "uri": paper.uri, "final_uri": paper.uri}
            done = {"captured_at": BEGUN, "method": "get", "outcome": "stored"}
            self._row("captures", **capture, **done, original_sha256=paper.document_id)

    def _row(self, table: str, **values: object) -> None:
        marks = ", ".join(f"${name}" for name in values)
        self.connection.execute(f"INSERT INTO store.{table} ({', '.join(values)}) VALUES ({marks})", values)

    def meant(self) -> list[tuple[str, str | None, str]]:
        """What each citation means now: citing document, cited document, how that is known."""
        rows = self.connection.execute(
            "SELECT document_id[1], cited_document_id[1], resolution FROM main.citations ORDER BY ALL"
        )
        return rows.fetchall()

    def related(self) -> list[tuple[str, str, int]]:
        rows = self.connection.execute(
            "SELECT subject_id[1], object_id[1], match_count FROM main.relations"
            " WHERE predicate = 'cites' ORDER BY ALL"
        )
        return rows.fetchall()

    def reason(self) -> str:
        rows = self.connection.execute("SELECT resolution_reason FROM main.citations ORDER BY ALL").fetchall()
        return str(rows[0][0])


@pytest.fixture(scope="module")
def warehouse(new_warehouse: Callable[[], DuckDBPyConnection]) -> Iterator[DuckDBPyConnection]:
    with new_warehouse() as connection:
        yield connection


@pytest.fixture
def landing(warehouse: DuckDBPyConnection) -> Landing:
    made = Landing(warehouse)
    made.begin_anew()
    return made


CITING = Paper("a", cites=(Cited("A/73/83-S/2019/27", date(2019, 4, 3), ESKE.lower()),))
NAMELESS = Paper(
    "b",
    title=f"{ESKE} to the United Nations addressed to the Secretary-General",
    organs=("General Assembly", "Security Council"),
    sessions=("73",),
    dated_on=date(2019, 4, 3),
    published_on=date(2019, 4, 4),
)
TWIN = replace(NAMELESS, name="c")
OTHER_SENDER = replace(NAMELESS, name="d", title="Letter dated 3 April 2019 from Ardelle")
BEARING = Paper("e", symbols=("A/73/83", "S/2019/27"))


def test_half_a_joint_symbol_is_enough(landing: Landing) -> None:
    landing.land(CITING, Paper("b", symbols=("S/2019/27",)))
    assert landing.meant() == [("a", "b", "held")]
    assert landing.reason() == "it bears S/2019/27"


def test_a_resolution_is_held_with_or_without_its_year(landing: Landing) -> None:
    short = Cited("S/RES/822", kind="symbol")
    landing.land(Paper("a", cites=(short,)), Paper("b", symbols=("S/RES/822 (1993)",)))
    assert landing.meant() == [("a", "b", "held")]


def test_of_several_copies_the_one_in_the_language_of_the_citing_document_is_meant(landing: Landing) -> None:
    copies = [Paper("b", symbols=("A/73/83",), language="fr"), Paper("c", symbols=("A/73/83",))]
    landing.land(Paper("a", cites=(Cited("A/73/83"),)), *copies)
    assert landing.meant() == [("a", "c", "held")]
    assert landing.reason() == "it bears A/73/83, as do 1 more"


def test_an_address_means_the_document_captured_from_it(landing: Landing) -> None:
    address = Cited(None, kind="url", cited_as="https://eske.example/statement")
    landing.land(Paper("a", cites=(address,)), Paper("b", uri="https://eske.example/statement/"))
    assert landing.meant() == [("a", "b", "held")]


def test_a_document_that_lost_its_symbol_is_inferred(landing: Landing) -> None:
    landing.land(CITING, NAMELESS, OTHER_SENDER)
    assert landing.meant() == [("a", "b", "inferred")]
    assert "its organs, session, year and the date 2019-04-03 agree" in landing.reason()


def test_other_citations_of_an_inferred_symbol_mean_the_same_document(landing: Landing) -> None:
    landing.land(CITING, NAMELESS, Paper("f", cites=(Cited("S/2019/27"),)))
    assert landing.meant() == [("a", "b", "inferred"), ("f", "b", "inferred")]


def test_a_symbol_that_two_documents_fit_as_well_stays_open(landing: Landing) -> None:
    landing.land(CITING, NAMELESS, TWIN)
    assert landing.meant() == [("a", None, "not_held")]
    assert "leave it open which of 2 is meant" in landing.reason()


def test_two_symbols_for_one_document_stay_open(landing: Landing) -> None:
    rival = Paper("f", cites=(Cited("A/73/84-S/2019/28", date(2019, 4, 3)),))
    landing.land(CITING, NAMELESS, rival)
    assert {how for _, _, how in landing.meant()} == {"not_held"}


@pytest.mark.parametrize(
    "differing",
    [
        {"organs": ("General Assembly",)},
        {"sessions": ("74",)},
        {"dated_on": date(2019, 4, 1)},
        {"title": "Letter dated 3 April 2019 from Ardelle"},
        {"published_on": date(2020, 4, 4)},
        {"symbols": ("A/73/99",)},
    ],
)
def test_what_disagrees_in_anything_is_not_inferred(landing: Landing, differing: dict[str, object]) -> None:
    landing.land(CITING, replace(NAMELESS, **differing))  # type: ignore[arg-type]
    assert landing.meant() == [("a", None, "not_held")]


def test_a_document_that_arrives_later_is_found_and_may_take_certainty_away(landing: Landing) -> None:
    landing.land(CITING)
    assert landing.meant() == [("a", None, "not_held")]
    assert landing.related() == []
    landing.land(NAMELESS)
    assert (landing.meant(), landing.related()) == ([("a", "b", "inferred")], [("a", "b", 1)])
    landing.land(TWIN)
    assert (landing.meant(), landing.related()) == ([("a", None, "not_held")], [])
    landing.land(BEARING)
    assert (landing.meant(), landing.related()) == ([("a", "e", "held")], [("a", "e", 1)])


def test_the_outcome_does_not_depend_on_the_order_of_arrival(landing: Landing) -> None:
    papers = (CITING, NAMELESS, OTHER_SENDER, Paper("f", cites=(Cited("S/2019/27"), Cited("A/73/99"))))
    outcomes = set()
    for order in random.Random(1).sample(list(permutations(papers)), 6):
        landing.begin_anew()
        for paper in order:
            landing.land(paper)
        outcomes.add((tuple(landing.meant()), tuple(landing.related()), landing.reason()))
    assert len(outcomes) == 1


def test_nothing_is_recorded_where_nothing_changed(landing: Landing) -> None:
    landing.land(CITING, NAMELESS)
    landing.land()
    counts = (
        "SELECT (SELECT count(*) FROM store.citation_events), (SELECT count(*) FROM store.relation_events)"
    )
    assert landing.connection.execute(counts).fetchall() == [(1, 1)]


def works(landing: Landing) -> list[tuple[str, str]]:
    """What each document cites, by the one name of each work."""
    rows = landing.connection.execute("SELECT subject_id[1], work FROM main.citation_graph ORDER BY ALL")
    return rows.fetchall()


@pytest.mark.parametrize(
    ("kind", "names", "work"),
    [
        ("treaty", ("UN Charter", "Charter of the United Nations"), "Charter of the United Nations"),
        ("treaty", ("CSCE Helsinki Final Act", "Helsinki Final Act"), "CSCE Helsinki Final Act"),
        ("treaty", ("Rome Statute", "Rome Statute of the Organization for Law"), None),
        ("case", ("Doe v. Roe", "Doe v. Roe, Application No. 12/05"), "Doe v. Roe, Application No. 12/05"),
        ("resolution", ("S/RES/822", "S/RES/822 (1993)"), "S/RES/822 (1993)"),
    ],
)
def test_two_names_of_a_work_are_one_work(
    landing: Landing, kind: str, names: tuple[str, str], work: str | None
) -> None:
    for paper, name in zip("ab", names, strict=True):
        symbol = name if kind == "resolution" else None
        landing.land(Paper(paper, cites=(Cited(symbol, kind=kind, cited_as=name),)))
    assert works(landing) == [("a", work or names[1]), ("b", work or names[1])]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("treaty", ("Charter of the United Nations", "Charter of the Organization of American States")),
        ("treaty", ("Vienna Convention on the Law of Treaties", "Vienna Convention on Consular Relations")),
        ("case", ("Doe v. Roe", "Doe v. Roe, Application No. 1/05", "Doe v. Roe, Application No. 2/06")),
    ],
)
def test_works_of_other_names_are_other_works(landing: Landing, kind: str, names: tuple[str, ...]) -> None:
    for paper, name in zip("abc", names, strict=False):
        landing.land(Paper(paper, cites=(Cited(None, kind=kind, cited_as=name),)))
    assert {work for _, work in works(landing)} == set(names)
