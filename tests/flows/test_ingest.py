"""The whole way, as users go it: files in, a warehouse out, again and again."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from schemas.settings import Settings
from tests.ahead import ahead
from tests.benchmarks.plain_ingest import ingest_plainly
from tests.conftest import Chancery, Ended
from tests.flows.final_state import final_rows, rows
from tests.samples import BROKEN, DOCUMENTS, SAMPLES


def test_the_samples_land_with_what_they_say_of_themselves(ingested: Chancery) -> None:
    found = rows(
        ingested,
        "SELECT kind, dated_on::VARCHAR, published_on::VARCHAR, symbols, languages FROM documents"
        " ORDER BY kind",
    )
    assert found == [
        ("letter", "2019-03-27", "2019-03-28", ["A/73/1911", "S/2019/1847"], ["en"]),
        ("news_article", "2019-03-13", "2019-03-13", [], ["en"]),
        ("note_verbale", "2019-03-13", "2019-08-22", ["A/HRC/41/G/97"], ["en"]),
        ("press_release", "2019-03-12", "2019-03-12", [], ["en", "ru"]),
    ]


def test_the_note_reproduces_the_english_half_and_the_compilations_share_sources(ingested: Chancery) -> None:
    question = """
        SELECT subjects.kind, predicate, objects.kind, language, direction_basis
        FROM relations
        JOIN documents AS subjects ON subjects.document_id = subject_id
        JOIN documents AS objects ON objects.document_id = object_id
        ORDER BY predicate
    """
    found = rows(ingested, question)
    assert found[0] == ("note_verbale", "reproduces", "press_release", "en", "date")
    assert {found[1][0], found[1][2]} == {"news_article", "letter"}
    assert [each[1] for each in found] == ["reproduces", "shares_source", "translates", "translates"]


def test_the_press_release_holds_its_own_translation_paragraph_by_paragraph(ingested: Chancery) -> None:
    found = rows(
        ingested,
        "SELECT language, other_language, count(*), min(score) > 0.8 FROM translations"
        " WHERE document_id = other_document_id GROUP BY ALL",
    )
    assert found == [("en", "ru", 7, True)]
    judged = rows(
        ingested,
        "SELECT kind, language, object_language, subject_coverage, object_coverage FROM relations"
        " JOIN documents ON document_id = subject_id"
        " WHERE predicate = 'translates' AND subject_id = object_id",
    )
    assert judged == [("press_release", "en", "ru", 1.0, 1.0)]


def test_the_differing_words_are_the_six_that_were_changed(ingested: Chancery) -> None:
    done = ingested("compare", "press-release.html", "note-verbale.pdf", "--json")
    told = json.loads(done.output)
    diffs = [each for match in told["matches"] for each in match["diff"]]
    changes = [(each["left_words"], each["right_words"]) for each in diffs]
    assert len(changes) == 6
    assert ("following:", "following.") in changes and ("", "the") in changes


def test_original_bytes_are_kept_under_the_hash_that_sha256sum_gives(ingested: Chancery) -> None:
    for path in SAMPLES:
        printed = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout
        kept = ingested.archive.original(printed.split()[0])
        assert kept.read_bytes() == path.read_bytes()
        assert kept.stat().st_mode & 0o777 == 0o444


def test_the_same_bytes_under_two_names_are_one_document_with_two_captures(ingested: Chancery) -> None:
    found = rows(
        ingested,
        "SELECT count(*), list_sort(list(outcome)) FROM captures GROUP BY original_sha256 ORDER BY 1 DESC"
        " LIMIT 1",
    )
    assert found == [(2, ["stored", "unchanged"])]


def test_pieces_replay_to_the_text_and_partition_the_raw_text(ingested: Chancery) -> None:
    held = rows(ingested, "SELECT document_id, raw_text, text FROM documents")
    for document_id, raw_text, text in held:
        assert isinstance(raw_text, str)
        pieces = rows(
            ingested,
            "SELECT raw_start, raw_end, after FROM pieces"
            f" WHERE document_id = '{document_id}' ORDER BY piece_number",
        )
        assert "".join(raw_text[p[0] : p[1]] if p[2] is None else str(p[2]) for p in pieces) == text  # type: ignore[misc]
        covered = sorted((p[0], p[1]) for p in pieces if p[0] != p[1])  # type: ignore[type-var]
        assert [start for start, _ in covered] == [0, *(end for _, end in covered[:-1])]
        assert covered[-1][1] == len(raw_text)


def test_deriving_the_samples_again_gives_what_is_on_record(ingested: Chancery) -> None:
    done = ingested("verify", "--deep", "--json")
    assert json.loads(done.output)["rederived_count"] == 4
    assert done.exit_code == 0


@ahead
def reprocessed(held: Chancery) -> tuple[Ended, Ended]:
    return held("reprocess"), held("verify")


def test_reprocessing_with_the_same_rules_changes_nothing_and_says_so(
    reprocessed: tuple[Ended, Ended],
) -> None:
    done, verified = reprocessed
    assert done.exit_code == 0, done.errors
    assert done.output.startswith("0 documents derived otherwise, 4 as before.")
    assert verified.exit_code == 0, verified.output


@ahead
def run_again(held: Chancery) -> tuple[Chancery, Ended, Ended]:
    return held, held("ingest", *SAMPLES), held("verify")


def test_a_second_run_lands_nothing_and_says_so(
    ingested: Chancery, run_again: tuple[Chancery, Ended, Ended]
) -> None:
    chancery, again, verified = run_again
    assert again.exit_code == 0, again.errors
    assert "nothing new landed, 5 unchanged" in again.output
    assert final_rows(chancery) == final_rows(ingested)
    assert verified.exit_code == 0, verified.output


@ahead
def run_on_a_changed_copy(chancery: Chancery) -> tuple[Path, Any, Ended, Ended]:
    inbox = chancery.root.parent / "inbox"
    inbox.mkdir()
    for path in SAMPLES:
        shutil.copy(path, inbox)
    chancery.land(inbox)
    letter = inbox / "letter.md"
    letter.write_text(letter.read_text(encoding="utf-8").replace("March", "April", 1), encoding="utf-8")
    told = json.loads(chancery("ingest", inbox, "--json").output)
    return letter, told, chancery("audit", told["landed"][0]["document_id"]), chancery("verify")


def test_a_changed_copy_of_one_file_lands_alone(
    run_on_a_changed_copy: tuple[Path, Any, Ended, Ended],
) -> None:
    letter, done, story, verified = run_on_a_changed_copy
    assert [document["name"] for document in done["landed"]] == ["letter.md"]
    assert (done["captured_count"], done["landed_count"], done["unchanged_count"]) == (5, 1, 4)
    assert f"It is version 2 of {letter.as_uri()}" in " ".join(story.output.split())
    assert verified.exit_code == 0, verified.output


@ahead
def landed_in_another_order(chancery: Chancery) -> Chancery:
    turned = list(reversed(SAMPLES))
    for files in (turned[:2], turned[2:]):
        chancery.land(*files)
    return chancery


def test_the_end_state_does_not_depend_on_the_order(
    ingested: Chancery, landed_in_another_order: Chancery
) -> None:
    assert final_rows(landed_in_another_order) == final_rows(ingested)


def test_a_batch_size_of_one_changes_nothing(ingested: Chancery, tmp_path: Path) -> None:
    other = Chancery(tmp_path / "archive")
    ingest_plainly(other.archive, SAMPLES, Settings(batch_size=1, workers=1))
    assert final_rows(other) == final_rows(ingested)


@ahead
def run_on_what_is_broken(chancery: Chancery) -> tuple[Chancery, list[Ended]]:
    return chancery, [
        chancery("ingest", BROKEN, DOCUMENTS / "letter.md"),
        chancery("ingest", BROKEN),
        chancery("quarantine", "retry"),
        chancery("verify"),
    ]


def test_what_cannot_be_read_is_quarantined_with_a_reason_and_exit_code_3(
    run_on_what_is_broken: tuple[Chancery, list[Ended]],
) -> None:
    chancery, (done, again, retried, verified) = run_on_what_is_broken
    assert [each.exit_code for each in (done, again, retried, verified)] == [3, 3, 3, 0]
    assert "1 document landed, 3 in quarantine" in done.output
    assert rows(chancery, "SELECT code FROM quarantine ORDER BY code") == [
        ("empty",),
        ("malformed_pdf",),
        ("ocr_unavailable",),
    ]
    assert "empty.txt: empty" in retried.output
    assert rows(chancery, "SELECT count(*) FROM quarantine_history") == [(3,)]


@ahead
def retried_when_readable(chancery: Chancery) -> tuple[Chancery, Ended, Ended]:
    path = chancery.root.parent / "paper.txt"
    os.mkfifo(path)
    first = chancery("ingest", path)
    path.unlink()
    shutil.copy(DOCUMENTS / "letter.md", path)
    return chancery, first, chancery("quarantine", "retry")


def test_a_retry_lands_what_has_become_readable(
    retried_when_readable: tuple[Chancery, Ended, Ended],
) -> None:
    chancery, first, done = retried_when_readable
    assert first.exit_code == 3 and "not a regular file" in first.output
    assert done.exit_code == 0, done.errors
    assert rows(chancery, "SELECT count(*) FROM quarantine") == [(0,)]
    assert rows(chancery, "SELECT event FROM quarantine_history ORDER BY recorded_at") == [
        ("quarantined",),
        ("resolved",),
    ]
    assert rows(chancery, "SELECT count(*) FROM documents") == [(1,)]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (["ingest", "no/such/file.pdf"], 2, "no/such/file.pdf: no such file or folder"),
        (["ingest", "no/*.pdf"], 2, "no/*.pdf: matches nothing"),
        (["ingest", "ftp://user:secret@a.example/"], 2, "ftp://a.example/: ftp addresses are not fetched"),
        (["quarantine", "retry", "feedbeef"], 2, "feedbeef is not in quarantine"),
    ],
)
def test_a_wrong_input_is_one_line_and_the_right_exit_code(
    ingested: Chancery, arguments: list[str], exit_code: int, said: str
) -> None:
    done = ingested(*arguments)
    assert (done.exit_code, done.output) == (exit_code, "")
    assert said in done.errors and done.errors.count("\n") == 1
