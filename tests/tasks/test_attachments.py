"""Attachments are captured before the document that holds them counts as derived, each as its own bytes."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from schemas.attachment import Attachment
from schemas.capture import Capture
from schemas.settings import Limits, Settings
from tasks.assignment import Assignment
from tasks.attachments import attachment_uri, derive_with_attachments
from tasks.recovery import staged_documents
from tasks.run_folder import RunFolder, run_folder
from warehouse.archive import Archive

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
    archive: Archive, folder: RunFolder, content: bytes, name: str = "one", only_new: bool = False
) -> list[Capture]:
    path = archive.root / "mail.eml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    batch = [Assignment(MAIL_ID, path, "file:///in/mail.eml", folder.incoming)]
    return derive_with_attachments(archive, folder, batch, folder.batches / name, SETTINGS, only_new)


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
        assert list(folder.incoming.iterdir()) == []


def test_attachments_held_already_are_not_captured_when_a_mail_is_derived_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    with run_folder(archive, "run-1") as folder:
        derived(archive, folder, mail_with(b"First."))
        again = derived(archive, folder, mail_with(b"First.", b"Second."), "two", only_new=True)
        assert [each.uri for each in again] == ["file:///in/mail.eml#part-3/2.txt"]


def test_a_batch_whose_attachments_could_not_be_captured_does_not_count(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    (archive.root / "captures.ndjson").mkdir(parents=True)
    with run_folder(archive, "run-1") as folder:
        with pytest.raises(IsADirectoryError):
            derived(archive, folder, mail_with(b"First."))
        assert not (folder.batches / "one").exists()


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
