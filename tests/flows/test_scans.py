"""A scan waits in quarantine until OCR is there; then it, too, repeats the press release."""

import json
import os

import pytest

from tests.conftest import BROKEN, DOCUMENTS, Chancery

RELATION = "SELECT object_coverage > 0.8, language FROM relations WHERE predicate = 'reproduces'"


def rows(chancery: Chancery, query: str) -> list[list[object]]:
    done = chancery("query", query, "--format", "json")
    assert done.exit_code == 0, done.errors
    return [list(row.values()) for row in json.loads(done.output)]


@pytest.fixture(scope="module")
def read(prefect: None, tesseract: str, tmp_path_factory: pytest.TempPathFactory) -> Chancery:
    """An archive in which a scan arrived before OCR did."""
    chancery = Chancery(tmp_path_factory.mktemp("scans") / "archive")
    first = chancery("ingest", DOCUMENTS / "press-release.html", BROKEN / "scan.pdf")
    assert first.exit_code == 3 and "ocr_unavailable" in first.output
    done = chancery("quarantine", "retry", PATH=os.environ["PATH"], CHANCERY_OCR_LANGUAGES="eng")
    assert done.exit_code == 0, done.errors + done.output
    assert "scan.pdf reproduces press-release.html" in done.output
    return chancery


def test_the_scanned_note_reproduces_the_press_release(read: Chancery) -> None:
    assert rows(read, RELATION) == [[True, "en"]]
    assert rows(read, "SELECT count(*) FROM quarantine") == [[0]]


def test_pages_and_words_say_that_ocr_read_them_and_how_sure_it_is(read: Chancery) -> None:
    pages = "SELECT method, confidence > 0.8, garbled_score FROM pages JOIN documents USING (document_id)"
    assert (
        rows(read, f"{pages} WHERE kind = 'note_verbale' ORDER BY page_number") == [["ocr", True, None]] * 2
    )
    words = "SELECT bool_and(confidence BETWEEN 0 AND 1), count(*) > 600 FROM words"
    assert rows(read, words) == [[True, True]]
    [[extractor]] = rows(read, "SELECT extractor FROM derivations WHERE extractor LIKE 'tesseract%'")
    assert str(extractor).endswith(" (eng)")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "scan.pdf"), "read by OCR 2 of 2 pages, with confidence 0."),
        (("documents",), "2 OCR"),
        (("audit", "scan.pdf"), "2 pages by OCR (confidence 0."),
        (("query", "@quality"), "ocr_confidence"),
    ],
)
def test_the_command_says_that_a_document_is_a_scan(
    read: Chancery, arguments: tuple[str, ...], said: str
) -> None:
    assert said in " ".join(read(*arguments, COLUMNS="200").output.split())


def test_deriving_it_again_without_ocr_is_no_difference(read: Chancery) -> None:
    done = read("verify", "--deep")
    assert done.exit_code == 0, done.output + done.errors
    assert "All of it holds" in done.output


def test_deriving_it_again_gives_the_same(read: Chancery) -> None:
    done = read("verify", "--deep", PATH=os.environ["PATH"], CHANCERY_OCR_LANGUAGES="eng")
    assert done.exit_code == 0, done.output + done.errors
