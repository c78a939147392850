"""PROV-CONSTRAINTS over the tables: valid provenance passes, and what the schema lets through is named."""

from collections.abc import Iterator
from datetime import datetime

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.archive import Archive
from warehouse.connection import open_scratch
from warehouse.verify import verify_archive
from warehouse.verify_inspection import Inspection
from warehouse.verify_provenance import check_graph

EARLY, NOON, LATE = (datetime(2026, 3, 1, hour) for hour in (9, 12, 15))


class Graph:
    """A graph of PROV, made statement by statement, and the checks over it."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self.inspection = Inspection(connection, "file", None)
        connection.execute(
            "CREATE TEMP TABLE elements (bundle_id VARCHAR, element_kind VARCHAR, element_id VARCHAR,"
            " type VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP)"
        )
        connection.execute(
            "CREATE TEMP TABLE statements (bundle_id VARCHAR, term VARCHAR, subject_id VARCHAR,"
            " object_id VARCHAR, activity_id VARCHAR, plan_id VARCHAR, occurred_at TIMESTAMP)"
        )

    def add(
        self, kind: str, *names: str, start: datetime | None = None, end: datetime | None = None
    ) -> "Graph":
        for name in names:
            row = [kind, name, start, end]
            self.inspection.connection.execute(
                "INSERT INTO elements (element_kind, element_id, started_at, ended_at, type)"
                " VALUES (?, ?, ?, ?, 'x')",
                row,
            )
        return self

    def say(self, term: str, subject: str, object_: str, at: datetime | None = None) -> "Graph":
        self.inspection.connection.execute(
            "INSERT INTO statements (term, subject_id, object_id, occurred_at) VALUES (?, ?, ?, ?)",
            [term, subject, object_, at],
        )
        return self

    @property
    def found(self) -> list[tuple[str, str, str]]:
        check_graph(self.inspection)
        return [
            (each.check, each.place.removeprefix("file: provenance: "), each.message)
            for each in self.inspection.differences
        ]


@pytest.fixture
def graph() -> Iterator[Graph]:
    with open_scratch() as connection:
        yield Graph(connection)


def test_a_valid_graph_has_nothing_to_say(graph: Graph) -> None:
    graph.add("entity", "raw", "text", "bytes").add("agent", "software")
    graph.add("activity", "reading", end=NOON).add("activity", "cleaning", start=NOON, end=LATE)
    graph.say("used", "reading", "bytes").say("wasGeneratedBy", "raw", "reading", NOON)
    graph.say("used", "cleaning", "raw", NOON).say("wasGeneratedBy", "text", "cleaning", LATE)
    graph.say("wasDerivedFrom", "text", "raw").say("wasDerivedFrom", "raw", "bytes")
    graph.say("wasAssociatedWith", "cleaning", "software")
    assert graph.found == []


def test_a_statement_about_nothing_dangles(graph: Graph) -> None:
    graph.add("activity", "reading").say("used", "reading", "bytes")
    assert graph.found == [
        ("prov_references", "bytes", "used speaks of it, and there is no such entity"),
    ]


def test_a_thing_in_the_place_of_another_kind_is_named(graph: Graph) -> None:
    graph.add("activity", "reading", "cleaning").say("used", "reading", "cleaning")
    assert graph.found == [
        ("prov_references", "cleaning", "used speaks of it, and there is no such entity"),
    ]


def test_an_id_of_two_kinds_is_named(graph: Graph) -> None:
    graph.add("activity", "reading").add("entity", "reading")
    assert graph.found == [("prov_kinds", "reading", "it names activity x and entity x")]


def test_an_activity_that_ends_before_it_starts_is_named(graph: Graph) -> None:
    graph.add("activity", "run", start=NOON, end=EARLY)
    assert [(check, place) for check, place, _ in graph.found] == [("prov_times", "run")]


@pytest.mark.parametrize(("at", "words"), [(LATE, "after it has ended"), (EARLY, "before it starts")])
def test_use_outside_of_the_activity_is_named(graph: Graph, at: datetime, words: str) -> None:
    graph.add("activity", "run", start=datetime(2026, 3, 1, 10), end=NOON).add("entity", "bytes")
    graph.say("used", "run", "bytes", at)
    assert [(check, place, words in message) for check, place, message in graph.found] == [
        ("prov_times", "run", True)
    ]


def test_use_before_the_thing_is_there_is_named(graph: Graph) -> None:
    graph.add("activity", "reader", end=EARLY).add("activity", "writer", end=LATE).add("entity", "text")
    graph.say("wasGeneratedBy", "text", "writer", LATE).say("used", "reader", "text")
    assert [(check, place) for check, place, _ in graph.found] == [("prov_times", "text")]


def test_a_thing_older_than_what_it_is_derived_from_is_named(graph: Graph) -> None:
    graph.add("activity", "first", "second").add("entity", "copy", "source")
    graph.say("wasGeneratedBy", "copy", "first", EARLY).say("wasGeneratedBy", "source", "second", NOON)
    graph.say("wasDerivedFrom", "copy", "source")
    assert [(check, place) for check, place, _ in graph.found] == [("prov_times", "copy")]


def test_two_generations_of_one_entity_are_named(graph: Graph) -> None:
    graph.add("activity", "first", "second").add("entity", "text")
    graph.say("wasGeneratedBy", "text", "first").say("wasGeneratedBy", "text", "second")
    assert graph.found == [("prov_generations", "text", "it is generated by first and by second")]


def test_a_circle_of_derivations_is_named_and_what_hangs_on_it_is_not(graph: Graph) -> None:
    graph.add("entity", "a", "b", "c", "source")
    graph.say("wasDerivedFrom", "a", "b").say("wasDerivedFrom", "b", "c").say("wasDerivedFrom", "c", "a")
    graph.say("wasDerivedFrom", "b", "source")
    found = graph.found
    assert {check for check, _, _ in found} == {"prov_cycles"}
    assert {place for _, place, _ in found} == {"a", "b", "c"}


def test_a_thing_derived_from_itself_is_a_circle(graph: Graph) -> None:
    graph.add("entity", "a").say("specializationOf", "a", "a")
    assert graph.found == [("prov_cycles", "a", "it is derived from a in a circle")]


def test_a_run_whose_end_was_put_before_its_start_is_found_in_an_archive(archive: Archive) -> None:
    with duckdb.connect(str(archive.working_warehouse)) as connection:
        connection.execute(
            "UPDATE store.run_events SET recorded_at = '2020-01-01'"
            " WHERE run_id = 'run-1' AND event = 'ended'"
        )
    found = verify_archive(archive).differences
    assert any(
        each.check == "prov_times" and "run/run-1: it ends at 2020-01-01" in f"{each.place}: {each.message}"
        for each in found
    )
