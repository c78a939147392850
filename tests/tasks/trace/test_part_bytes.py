import zipfile
from pathlib import Path

import pytest

from tasks.trace.part_bytes import part_bytes


@pytest.fixture
def container(tmp_path: Path) -> Path:
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", "<w:t>Dear Minister</w:t>")
    return path


def test_bytes_are_cut_from_the_original_and_from_a_member(container: Path) -> None:
    assert part_bytes(container, "word/document.xml", 5, 18) == b"Dear Minister"
    assert part_bytes(container, "", 0, 2) == b"PK"


def test_of_a_part_that_is_not_there_there_are_no_bytes(container: Path, tmp_path: Path) -> None:
    assert part_bytes(container, "word/footnotes.xml", 0, 1) is None
    assert part_bytes(container, "word/document.xml", 5, 18_000) is None
    assert part_bytes(tmp_path / "gone", "", 0, 1) is None
    (tmp_path / "broken").write_bytes(b"PK\x03\x04 no container")
    assert part_bytes(tmp_path / "broken", "word/document.xml", 0, 1) is None


def test_bytes_of_a_part_of_a_mail_are_counted_when_its_encoding_is_undone(tmp_path: Path) -> None:
    mail = tmp_path / "letter.eml"
    mail.write_bytes(b"From: a@b\nContent-Transfer-Encoding: base64\n\nRGVhciBNaW5pc3Rlcg==\n")
    assert part_bytes(mail, "1", 5, 13) == b"Minister"
    assert part_bytes(mail, "2", 0, 1) is None
