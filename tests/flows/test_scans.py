"""A scan waits in quarantine until OCR is there; then it, too, repeats the press release."""

import json

import pytest

from tests.ahead import long_ahead
from tests.conftest import ENVIRONMENT, Chancery, Ended
from tests.samples import BROKEN, DOCUMENTS

RELATION = "SELECT object_coverage > 0.8, language FROM relations WHERE predicate = 'reproduces'"


def rows(chancery: Chancery, query: str) -> list[list[object]]:
    done = chancery("query", query, "--format", "json")
    assert done.exit_code == 0, done.errors
    return [list(row.values()) for row in json.loads(done.output)]


pytestmark = pytest.mark.usefixtures("tesseract")

WITH_OCR = {"PATH": ENVIRONMENT["PATH"], "CHANCERY_OCR_LANGUAGES": "eng"}


@long_ahead
def read(chancery: Chancery) -> tuple[Chancery, dict[str, Ended]]:
    """An archive in which a scan arrived before OCR did."""
    return chancery, {
        "without OCR": chancery("ingest", DOCUMENTS / "press-release.html", BROKEN / "scan.pdf"),
        "retried": chancery("quarantine", "retry", **WITH_OCR),
        "verified without OCR": chancery("verify", "--deep"),
        "verified": chancery("verify", "--deep", **WITH_OCR),
    }


@pytest.fixture
def scans(read: tuple[Chancery, dict[str, Ended]]) -> Chancery:
    return read[0]


def test_a_scan_waits_until_ocr_is_there(read: tuple[Chancery, dict[str, Ended]]) -> None:
    first, done = (read[1][each] for each in ("without OCR", "retried"))
    assert first.exit_code == 3 and "ocr_unavailable" in first.output
    assert done.exit_code == 0, done.errors + done.output
    assert "scan.pdf reproduces press-release.html" in done.output


def test_the_scanned_note_reproduces_the_press_release(scans: Chancery) -> None:
    assert rows(scans, RELATION) == [[True, "en"]]
    assert rows(scans, "SELECT count(*) FROM quarantine") == [[0]]


def test_pages_and_words_say_that_ocr_read_them_and_how_sure_it_is(scans: Chancery) -> None:
    pages = "SELECT method, confidence > 0.8, garbled_score FROM pages JOIN documents USING (document_id)"
    assert (
        rows(scans, f"{pages} WHERE kind = 'note_verbale' ORDER BY page_number") == [["ocr", True, None]] * 2
    )
    words = "SELECT bool_and(confidence BETWEEN 0 AND 1), count(*) > 600 FROM words"
    assert rows(scans, words) == [[True, True]]
    [[extractor]] = rows(scans, "SELECT extractor FROM derivations WHERE extractor LIKE 'tesseract%'")
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
    scans: Chancery, arguments: tuple[str, ...], said: str
) -> None:
    assert said in " ".join(scans(*arguments, COLUMNS="200").output.split())


@pytest.mark.parametrize("way", ["verified without OCR", "verified"])
def test_deriving_it_again_is_no_difference(read: tuple[Chancery, dict[str, Ended]], way: str) -> None:
    done = read[1][way]
    assert done.exit_code == 0, done.output + done.errors
    assert "All of it holds" in done.output
