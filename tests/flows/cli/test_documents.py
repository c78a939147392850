from datetime import datetime

import pytest

from schemas.capture import Capture
from tasks.captures_log import append_captures
from tasks.run_folder import run_folder


def test_documents_lists_what_one_run_landed_by_file_name(chancery, ids):
    outcome = chancery("documents")
    assert outcome.exit_code == 0
    heading, *rows = outcome.out.splitlines()
    assert heading.split() == ["id", "kind", "dated", "title", "lang", "pages", "files"]
    expected = [ids[word][:10] for word in ("article", "note", "reprint", "release")]
    assert [row[:10] for row in rows] == expected


def test_documents_into_a_pipe_keeps_values_in_full(chancery):
    out = chancery("documents").out
    assert "Note verbale dated 14 March 2019 from the Permanent Mission of Velmora" in out
    assert "copy of note.txt, note-verbale.txt" in out


def test_documents_fits_a_narrow_terminal_and_says_what_is_hidden(chancery):
    outcome = chancery("documents", columns=60)
    assert max(map(len, outcome.out.splitlines())) <= 60
    assert "…" in outcome.out
    assert "no room for:" in outcome.err


def test_documents_shows_what_would_act_on_a_terminal_as_escapes(chancery):
    out = chancery("documents").out
    assert r"=World\x1b[31m reacts \u202eto vote" in out
    assert "\x1b" not in out and "\u202e" not in out


def test_documents_as_json_has_the_columns_of_the_warehouse(chancery, ids):
    documents = chancery("documents", "--json").json
    assert documents[-1]["document_id"] == ids["release"]
    assert documents[-1]["languages"] == ["en", "ru"]
    assert documents[-1]["dated_on"] == "2019-03-12"
    assert documents[-1]["landed_at"] == "2026-11-02T09:01:00Z"


def test_documents_limit_keeps_the_newest(chancery, ids):
    assert [row["document_id"] for row in chancery("documents", "--limit", "1", "--json").json] == [
        ids["article"]
    ]


def captured(archive, run_id):
    """Have a run capture a file, and no more."""
    came = {"captured_at": datetime(2026, 3, 1), "method": "file", "outcome": "stored"}
    named = {"capture_id": f"of-{run_id}", "uri": f"file:///{run_id}", "final_uri": f"file:///{run_id}"}
    append_captures(archive, [Capture(run_id=run_id, original_sha256="a" * 64, **came, **named)])


@pytest.mark.parametrize("verb", ["documents", "runs"])
def test_what_a_run_has_captured_and_not_landed_is_said_to_wait(chancery, own_archive, verb):
    argv = [verb, "--archive", str(own_archive.root)]
    assert "captured" not in chancery(*argv).err
    with pytest.raises(ZeroDivisionError), run_folder(own_archive, "cut-short"):
        captured(own_archive, "cut-short")
        assert "1 captured file waits for the run that is at work" in chancery(*argv).err
        raise ZeroDivisionError
    assert "1 captured file waits: a run failed or was cut short" in chancery(*argv).err
