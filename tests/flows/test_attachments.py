"""A mail with papers attached: every paper lands, is linked both ways, and is related like any other."""

from email.message import EmailMessage
from pathlib import Path

import duckdb

from tests.ahead import ahead
from tests.conftest import Chancery, Ended
from tests.samples import BROKEN, DOCUMENTS


def forwarded_mail(folder: Path) -> Path:
    """A mail with the sample note and a broken PDF, forwarded within another mail."""
    inner, outer = EmailMessage(), EmailMessage()
    for each, subject in ((inner, "Note verbale"), (outer, "Fwd: Note verbale")):
        each["From"], each["To"], each["Subject"] = "a@mfa.example", "b@un.example", subject
        each["Date"] = "Wed, 13 Mar 2019 09:30:00 +0100"
        each.set_content("Please find attached the note of the Permanent Mission.\n")
    for path in (DOCUMENTS / "note-verbale.pdf", BROKEN / "truncated.pdf"):
        inner.add_attachment(path.read_bytes(), maintype="application", subtype="pdf", filename=path.name)
    outer.add_attachment(inner)
    path = folder / "forwarded.eml"
    path.write_bytes(outer.as_bytes())
    return path


@ahead
def mailed(chancery: Chancery) -> tuple[Chancery, Path, dict[str, Ended]]:
    mail = forwarded_mail(chancery.root.parent)
    return (
        chancery,
        mail,
        {
            "ingest": chancery("ingest", mail, DOCUMENTS / "press-release.html"),
            "show": chancery("show", "part-2.eml"),
            "related": chancery("related", "note-verbale.pdf"),
            "again": chancery("ingest", mail),
            "verify": chancery("verify", "--deep"),
        },
    )


def test_attachments_land_are_linked_and_related_and_broken_ones_are_quarantined(
    mailed: tuple[Chancery, Path, dict[str, Ended]],
) -> None:
    chancery, mail, ended = mailed
    done = ended["ingest"]
    assert done.exit_code == 3, done.errors
    assert "2 files fetched, 3 attachments taken out: 4 documents landed, 1 in quarantine." in done.output
    assert "note-verbale.pdf reproduces press-release.html" in done.output
    with duckdb.connect(str(chancery.archive.warehouse), read_only=True) as warehouse:
        linked = warehouse.sql(
            "SELECT mails.title, part, file_name, attached.kind FROM attachments"
            " JOIN documents AS mails USING (document_id)"
            " LEFT JOIN documents AS attached ON attached.document_id = attached_document_id ORDER BY ALL"
        ).fetchall()
        derived = warehouse.sql(
            "SELECT DISTINCT split_part(files.uri, '/', -1), mails.title FROM prov_statements AS said"
            " JOIN captures AS files ON said.subject_id = 'chancery:response/' || files.capture_id"
            " JOIN documents AS mails ON said.object_id = 'chancery:content/' || mails.document_id"
            " WHERE said.type = 'chancery:Attachment' ORDER BY ALL"
        ).fetchall()
        held = warehouse.sql("SELECT uri, code FROM quarantine").fetchall()
    assert linked == [
        ("Fwd: Note verbale", "2", "part-2.eml", "email"),
        ("Note verbale", "2", "note-verbale.pdf", "note_verbale"),
        ("Note verbale", "3", "truncated.pdf", None),
    ]
    assert derived == [
        ("note-verbale.pdf", "Note verbale"),
        ("part-2.eml", "Fwd: Note verbale"),
        ("truncated.pdf", "Note verbale"),
    ]
    assert held == [(f"{mail.as_uri()}#part-2/part-2.eml/part-3/truncated.pdf", "malformed_pdf")]
    shown = ended["show"].output
    assert "holds note-verbale.pdf" in shown and "in quarantine: malformed_pdf" in shown
    assert "attached as note-verbale.pdf to" in ended["related"].output
    assert "nothing new landed" in ended["again"].output
    assert ended["verify"].exit_code == 0, ended["verify"].output
