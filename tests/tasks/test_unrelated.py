"""Where matching breaks, documents land all the same, and are related as soon as it can be done."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from schemas.errors import NotRelated
from schemas.settings import Settings
from tasks import land
from tests.benchmarks.plain_ingest import ingest_plainly
from tests.benchmarks.plain_rebuild import rebuild_plainly
from tests.said import rows, said
from tests.samples import DOCUMENTS
from warehouse.archive import Archive
from warehouse.verify import verify_archive

SETTINGS = Settings(workers=1)
NOTE, RELEASE, LETTER = (
    DOCUMENTS / name for name in ("note-verbale.pdf", "2019-03-12-mfa-statement.html", "letter.md")
)


def breaking(fault: Exception) -> Any:
    def record_reuse(*_: object) -> None:
        raise fault

    return record_reuse


def test_what_landed_while_matching_was_broken_is_related_by_the_next_run_that_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, sound = Archive(tmp_path / "archive"), Archive(tmp_path / "sound")
    ingest_plainly(archive, [LETTER], SETTINGS)
    for step, paper in (("record_reuse", NOTE), ("record_citations", RELEASE)):
        with monkeypatch.context() as broken:
            broken.setattr(land, step, breaking(OverflowError("a number is too large")))
            with pytest.raises(NotRelated, match=r"OverflowError: a number is too large at .*test_unrelated"):
                ingest_plainly(archive, [paper], SETTINGS)
    assert rows(archive, "SELECT count(*) FROM documents") == [(3,)]
    states = [("completed",), ("unrelated",), ("unrelated",)]
    assert rows(archive, "SELECT state FROM runs ORDER BY started_at") == states
    assert rows(archive, "SELECT count(*) FROM relations") == [(0,)]
    ingest_plainly(archive, [LETTER], SETTINGS)
    ingest_plainly(sound, [LETTER, NOTE, RELEASE], SETTINGS)
    assert said(archive) == said(sound)
    assert all(said(sound).values())
    assert verify_archive(archive).holds


def test_a_full_disk_or_an_interruption_is_no_reason_to_land_unrelated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive(tmp_path)
    for fault in (
        MemoryError(),
        RuntimeError("Query interrupted"),
        duckdb.TransactionException("Failed to commit: No space left on device"),
    ):
        monkeypatch.setattr(land, "record_reuse", breaking(fault))
        with pytest.raises(type(fault)):
            ingest_plainly(archive, [LETTER], SETTINGS)
    assert rows(archive, "SELECT count(*) FROM documents") == [(0,)]
    assert rows(archive, "SELECT count(*) FROM runs WHERE ended_at IS NOT NULL") == [(0,)]


def test_a_rebuild_puts_in_place_what_it_could_not_relate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive(tmp_path)
    ingest_plainly(archive, [NOTE, RELEASE], SETTINGS)
    before = said(archive)
    with monkeypatch.context() as broken:
        broken.setattr(land, "record_reuse", breaking(ValueError("no")))
        with pytest.raises(NotRelated):
            rebuild_plainly(archive, SETTINGS)
    assert rows(archive, "SELECT count(*) FROM documents") == [(2,)]
    assert rows(archive, "SELECT count(*) FROM relations") == [(0,)]
    ingest_plainly(archive, [NOTE], SETTINGS)
    assert said(archive) == before
