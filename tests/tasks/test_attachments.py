"""Attachments are captured before the document that holds them counts as derived, each as its own bytes."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from schemas.attachment import Attachment
from schemas.capture import Capture
from schemas.settings import Limits, Settings
from tasks.attachments import MOST_MAILS_DEEP, attachment_uri
from tasks.recovery import staged_documents, take_over
from tasks.retry import Retried, retried_inputs
from tasks.run_folder import RunFolder, run_folder
from tasks.shard_folder import asked_shards
from tasks.shards import ask_for_shards, derive_shard, take_shard
from tests.benchmarks.plain_ingest import ingest_plainly
from warehouse.archive import Archive
from warehouse.connection import published_warehouse

SETTINGS = Settings(workers=1, limits=Limits(seconds=30))
MAIL_ID = "a" * 64


def mail_with(*contents: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@b.example", "Papers"
    mail.set_content("Please find the papers attached.\n")
    for number, content in enumerate(contents, start=1):
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=f"{number}.txt")
    return mail.as_bytes()


def derived(
    archive: Archive,
    folder: RunFolder,
    content: bytes,
    only_new: bool = False,
    uri: str = "file:///in/mail.eml",
) -> list[Capture]:
    """Derive a mail in a shard of its own, as whatever process gets to it does, and take the shard in."""
    path = archive.original(MAIL_ID)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    (shard_id,) = ask_for_shards(archive, folder, [(MAIL_ID, uri)], SETTINGS)
    derive_shard(archive, shard_id, workers=1)
    captures = take_shard(archive, folder, shard_id, only_new)
    assert captures is not None
    return captures


def test_attachments_are_logged_and_stored_under_their_hashes(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    with run_folder(archive, "run-1") as folder:
        captures = derived(archive, folder, mail_with(b"First.", b"Second.", b"First."))
        assert [(each.uri, each.method, each.outcome) for each in captures] == [
            ("file:///in/mail.eml#part-2/1.txt", "attachment", "stored"),
            ("file:///in/mail.eml#part-3/2.txt", "attachment", "stored"),
            ("file:///in/mail.eml#part-4/3.txt", "attachment", "unchanged"),
        ]
        stored = [archive.original(each.original_sha256 or "").read_bytes() for each in captures]
        assert stored == [b"First.", b"Second.", b"First."]
        assert archive.captures_log.read_text().count("attachment") == 3
        assert staged_documents(folder) == {MAIL_ID}
        assert [each.name for each in archive.staging.iterdir()] == ["run-1"]


def test_attachments_held_already_are_not_captured_when_a_mail_is_derived_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    with run_folder(archive, "run-1") as folder:
        derived(archive, folder, mail_with(b"First."))
    with run_folder(archive, "run-2") as folder:
        again = derived(archive, folder, mail_with(b"First.", b"Second."), only_new=True)
        assert [each.uri for each in again] == ["file:///in/mail.eml#part-3/2.txt"]


def test_a_batch_whose_attachments_could_not_be_captured_does_not_count(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    (archive.root / "captures.ndjson").mkdir(parents=True)
    with run_folder(archive, "run-1") as folder:
        with pytest.raises(IsADirectoryError):
            derived(archive, folder, mail_with(b"First."))
        assert list(folder.batches.iterdir()) == []


def test_the_place_of_an_attachment_of_an_attachment_is_behind_that_of_the_first() -> None:
    attachment = Attachment(
        attachment_number=1,
        part="2",
        file_name="a b#1.eml",
        declared_media_type="message/rfc822",
        original_sha256="0" * 64,
        original_bytes=1,
    )
    first = attachment_uri("file:///mail.eml", attachment)
    assert first == "file:///mail.eml#part-2/a%20b%231.eml"
    assert attachment_uri(first, attachment) == f"{first}/part-2/a%20b%231.eml"


def test_attachments_of_a_shard_that_was_cut_short_while_it_was_taken_in_are_captured_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive(tmp_path / "archive")
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("tasks.shards.shutil.rmtree", interrupted)
        with run_folder(archive, "run-1") as folder:
            derived(archive, folder, mail_with(b"First."))
    with run_folder(archive, "run-2") as folder:
        take_over(archive, folder, SETTINGS)
        (shard_id,) = asked_shards(archive, folder)
        assert take_shard(archive, folder, shard_id) == []
        assert staged_documents(folder) == {MAIL_ID}
    assert archive.captures_log.read_text().count("attachment") == 1


@pytest.mark.parametrize(
    ("levels", "outcome"), [(MOST_MAILS_DEEP - 1, "stored"), (MOST_MAILS_DEEP, "failed")]
)
def test_depth_counts_files_within_files_whatever_their_names_and_deeper_ones_fail_once(
    tmp_path: Path, levels: int, outcome: str
) -> None:
    archive = Archive(tmp_path / "archive")
    uri = "file:///in/mail.eml#" + "/".join(["part-2/part-2.eml"] * levels)
    with run_folder(archive, "run-1") as folder:
        (capture,) = derived(archive, folder, mail_with(b"First."), uri=uri)
    assert (capture.uri, capture.outcome) == (f"{uri}/part-2/1.txt", outcome)
    assert capture.error_code == ("attached_too_deep" if outcome == "failed" else None)
    with run_folder(archive, "run-2") as folder:
        assert derived(archive, folder, mail_with(b"First."), only_new=True, uri=uri) == []


def test_the_innermost_of_a_dozen_mails_lands_or_is_in_quarantine(tmp_path: Path) -> None:
    archive, mail = Archive(tmp_path / "archive"), tmp_path / "forwarded.eml"
    head, content = b"From: a@b.example\nSubject: Level %d\nMIME-Version: 1.0\n", b"\nThe innermost words.\n"
    for level in range(13):
        kind = b"Content-Type: message/rfc822\n\n" if level else b""
        content = head % level + kind + content
    mail.write_bytes(content)
    ingest_plainly(archive, [mail], SETTINGS)
    with published_warehouse(archive) as connection:
        landed = connection.execute("SELECT title FROM documents").fetchall()
        held = connection.execute("SELECT uri, stage, code FROM quarantine").fetchall()
    assert sorted(int(title.split()[1]) for (title,) in landed) == list(range(2, 13))
    deepest = "/".join(["part-1/part-1.eml"] * (MOST_MAILS_DEEP + 1))
    assert held == [(f"{mail.as_uri()}#{deepest}", "fetch", "attached_too_deep")]
    assert retried_inputs(archive, []) == Retried(sources=[], catalogs=[], originals=[])


def interrupted(path: Path, ignore_errors: bool = False) -> None:
    raise KeyboardInterrupt
