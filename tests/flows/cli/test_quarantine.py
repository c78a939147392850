import sys
from types import ModuleType


def test_quarantine_lists_input_reason_and_what_to_do(chancery):
    outcome = chancery("quarantine")
    assert outcome.exit_code == 0
    assert "ocr_unavailable" in outcome.out and "file:///papers/scan.pdf" in outcome.out
    assert "install tesseract" in outcome.out
    assert "chancery quarantine retry" in outcome.err


def test_quarantine_as_json_has_the_details_as_an_object(chancery):
    assert chancery("quarantine", "--json").json[0]["details"] == {}


def test_quarantine_retry_hands_the_ids_to_the_ingest(chancery, monkeypatch):
    ingest = ModuleType("flows.cli.ingest.command")
    given = []
    ingest.retry = lambda arguments: given.extend(arguments.quarantine_ids) or 3
    monkeypatch.setitem(sys.modules, "flows.cli.ingest.command", ingest)
    assert chancery("quarantine", "retry", "abab", "cdcd").exit_code == 3
    assert given == ["abab", "cdcd"]


def test_retry_where_there_is_no_archive_makes_none(chancery, tmp_path):
    outcome = chancery("quarantine", "retry", "--archive", str(tmp_path / "typo"))
    assert (outcome.exit_code, outcome.out) == (1, "") and "no archive at" in outcome.err
    assert not (tmp_path / "typo").exists()
