"""Documents derived again by newer rules: the new derivation counts, the old stays, changes are told."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from schemas.document import Derived
from schemas.run import ReprocessReport
from schemas.settings import Settings
from tasks.derive import derive
from tasks.fetch import fetch
from tasks.land import RunFacts, land
from tasks.recovery import settle
from tasks.rederive import rederive
from tasks.rows import rows_of
from tasks.run_folder import run_folder
from tasks.run_report import reprocess_report
from tasks.sources import find_sources
from tasks.stage import stage_batch
from tasks.work_list import new_run_id, to_reprocess
from tests.benchmarks.plain_ingest import ingest_plainly
from warehouse.archive import Archive
from warehouse.clock import now
from warehouse.connection import open_scratch
from warehouse.verify import verify_archive

RELEASE = """Statement on the harbour

12 March 2019

The ministry regrets that the ballot was held under the eyes of a garrison and without the families.

It calls upon all states to refrain from recognising an outcome that was known before the vote.
"""
NOTE = f"Note verbale dated 14 March 2019\n\nThe mission presents its compliments.\n\n{RELEASE[40:]}"
SETTINGS = Settings(workers=1)
Change = Callable[[Derived], Derived]


def as_of_old(derived: Derived) -> Derived:
    """The document as rules of version 0 read it: they gave every title in capitals."""
    said = derived.description
    older = said.model_copy(update={"title": said.title and said.title.upper()})
    return derived.model_copy(update={"rules": {**derived.rules, "spaces": "0"}, "description": older})


def run(archive: Archive, wanted: list[tuple[str, str]], change: Change = lambda derived: derived) -> str:
    """Derive and land as a run of a flow does; return its id."""
    archive.staging.mkdir(parents=True, exist_ok=True)
    with run_folder(archive, new_run_id()) as folder:
        derived = [derive(archive.original(name).read_bytes(), name, uri) for name, uri in wanted]
        stage_batch([rows_of(change(each)) for each in derived], folder.batches / "batch")
        land(archive, folder, RunFacts(folder.run_id, "reprocess", None, now(), "{}"), SETTINGS)
        return folder.run_id


@pytest.fixture
def archive(older_archive: Archive, tmp_path: Path) -> Archive:
    """A copy of the archive that the test may change."""
    return Archive(Path(shutil.copytree(older_archive.root, tmp_path / "archive")))


@pytest.fixture(scope="module")
def older_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A release and a note that repeats it, as older rules derived them."""
    tmp_path = tmp_path_factory.mktemp("older")
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "release.txt").write_text(RELEASE)
    (papers / "note.txt").write_text(NOTE)
    archive = Archive(tmp_path / "archive")
    archive.staging.mkdir(parents=True)
    settle(archive)
    with run_folder(archive, new_run_id()) as folder, open_scratch() as connection:
        sources = find_sources([str(papers)], archive.root)
        captured = fetch(connection, archive, folder, sources, SETTINGS.limits.original_bytes)
    run(archive, [(each.original_sha256 or "", each.uri) for each in captured], as_of_old)
    return archive


def ask(archive: Archive, statement: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(archive.warehouse), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def reprocessed(archive: Archive) -> ReprocessReport:
    wanted = to_reprocess(archive, [])
    return reprocess_report(archive, run(archive, wanted), len(wanted), [])


def test_newer_rules_make_a_derivation_beside_the_old_one(archive: Archive) -> None:
    done = reprocessed(archive)
    assert (done.document_count, done.rederived_count) == (2, 2)
    counted = "SELECT count(*), count(*) FILTER (is_current), count(DISTINCT document_id) FROM derivations"
    assert ask(archive, counted) == [(4, 2, 2)]
    assert verify_archive(archive).differences == []


def test_changed_values_are_told_with_what_they_were(archive: Archive) -> None:
    changed = [(each.name, each.field, each.before, each.after) for each in reprocessed(archive).values]
    title = "Note verbale dated 14 March 2019"
    assert changed == [("note.txt", "title", title.upper(), title)]


def test_relations_stand_as_before_where_the_texts_are_the_same(archive: Archive) -> None:
    standing = "SELECT subject_id, predicate, object_id, match_count FROM relations ORDER BY ALL"
    before = ask(archive, standing)
    assert [row[1] for row in before] == ["reproduces"]
    done = reprocessed(archive)
    assert ask(archive, standing) == before
    assert done.relations == []
    assert ask(archive, "SELECT count(*) FROM matches") == [(1,)]


def test_a_relation_that_newer_rules_no_longer_find_is_told_as_retracted(archive: Archive) -> None:
    def without_the_rest(derived: Derived) -> Derived:
        """Newer rules that take the second half of a note for furniture."""
        passages = [
            each.model_copy(update={"role": "furniture"}) if each.passage_number > 2 else each
            for each in derived.passages
        ]
        return derived.model_copy(update={"passages": passages, "rules": {**derived.rules, "spaces": "9"}})

    wanted = to_reprocess(archive, [])
    done = reprocess_report(archive, run(archive, wanted, without_the_rest), len(wanted), [])
    assert [(each.event, each.predicate) for each in done.relations] == [("retracted", "reproduces")]
    assert ask(archive, "SELECT count(*) FROM relations") == [(0,)]


def test_what_comes_out_as_before_gets_no_new_derivation(archive: Archive) -> None:
    reprocessed(archive)
    done = reprocessed(archive)
    assert (done.rederived_count, done.values, done.relations) == (0, [], [])
    assert ask(archive, "SELECT count(*) FROM derivations") == [(4,)]


def test_only_the_documents_named_are_derived_again(archive: Archive) -> None:
    every = to_reprocess(archive, [])
    assert to_reprocess(archive, [every[0][0]]) == [every[0]]


def test_a_document_is_derived_again_under_the_name_that_it_was_first_derived_under(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = iter(range(23, 0, -1))
    monkeypatch.setattr("tasks.fetch.now", lambda: datetime(2019, 3, 12, next(hours)))
    archive = Archive(tmp_path / "archive")
    page = b"Words of <b>a page</b> &amp; more of them, in a sentence that is long enough to be told.\n"
    for name in ("b.html", "a.txt", "c.html"):
        (tmp_path / name).write_bytes(page)
    ingest_plainly(archive, [tmp_path / "b.html", tmp_path / "a.txt"], SETTINGS)
    ingest_plainly(archive, [tmp_path / "c.html"], SETTINGS)
    wanted = to_reprocess(archive, [])
    assert [uri for _, uri in wanted] == [(tmp_path / "a.txt").as_uri()]
    done = rederive(archive, SETTINGS, None, print)
    assert (done.differences, done.rederived_count, done.other_version_count) == ([], 1, 0)
    run(archive, wanted)
    assert ask(archive, "SELECT count(*), any_value(text LIKE '%&amp;%') FROM documents") == [(1, True)]


def test_a_clock_that_was_set_back_leaves_the_record_in_order(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.clock.now", lambda: datetime(2001, 2, 3))
    reprocessed(archive)
    assert verify_archive(archive).differences == []
    assert ask(archive, "SELECT count(*) FROM ledger_heads WHERE recorded_at < DATE '2020-01-01'") == [(0,)]
