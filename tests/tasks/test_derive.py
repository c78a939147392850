"""Each sample paper gives the document a reader would describe, and each broken one says what is wrong."""

from collections import Counter
from datetime import date
from functools import cache

import pytest

from schemas.document import Derived
from schemas.rejection import Rejection
from tasks.clean.clean import rule_versions
from tasks.derive import derive
from tests.samples import DOCUMENTS

ID = "0" * 64
NOTE, LETTER, RELEASE, ARTICLE = "note-verbale.pdf", "letter.md", "press-release.html", "news-article.html"
SAMPLES = (NOTE, LETTER, RELEASE, ARTICLE)


@cache
def derived(name: str) -> Derived:
    path = DOCUMENTS / name
    result = derive(path.read_bytes(), ID, path.as_uri())
    assert isinstance(result, Derived), result
    return result


@pytest.mark.parametrize(
    ("name", "kind", "dated_on", "published_on", "languages"),
    [
        (NOTE, "note_verbale", date(2019, 3, 13), date(2019, 8, 22), ["en"]),
        (LETTER, "letter", date(2019, 3, 27), date(2019, 3, 28), ["en"]),
        (RELEASE, "press_release", date(2019, 3, 12), date(2019, 3, 12), ["en", "ru"]),
        (ARTICLE, "news_article", date(2019, 3, 13), date(2019, 3, 13), ["en"]),
    ],
)
def test_a_sample_is_what_a_reader_would_say_it_is(
    name: str, kind: str, dated_on: date, published_on: date, languages: list[str]
) -> None:
    found = derived(name).description
    assert (found.kind, found.dated_on, found.published_on) == (kind, dated_on, published_on)
    assert found.languages == languages


def test_samples_bear_their_symbols_and_no_others() -> None:
    symbols = {name: derived(name).description.symbols for name in SAMPLES}
    assert symbols == {
        NOTE: ["A/HRC/41/G/97"],
        LETTER: ["A/73/1911", "S/2019/1847"],
        RELEASE: [],
        ARTICLE: [],
    }


def test_samples_name_who_wrote_them_to_whom() -> None:
    found = {
        name: (derived(name).description.issuer, derived(name).description.addressee) for name in SAMPLES
    }
    assert found == {
        NOTE: (
            "Permanent Mission of Tavaria to the United Nations Office at Geneva",
            "Office of the United Nations High Commissioner for Human Rights",
        ),
        LETTER: ("Permanent Representative of Tavaria to the United Nations", "Secretary-General"),
        RELEASE: ("Ministry of Foreign Affairs of the Republic of Tavaria", None),
        ARTICLE: ("The Strait Courier", None),
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_has_nothing_doubtful_about_it(name: str) -> None:
    assert derived(name).findings == []


def test_the_release_has_passages_in_two_languages_one_after_the_other() -> None:
    languages = [passage.language for passage in derived(RELEASE).passages]
    assert languages == ["en"] * 9 + ["ru"] * 8


def test_the_note_has_its_header_and_page_number_out_of_the_text() -> None:
    passages = derived(NOTE).passages
    furniture = [(passage.text, passage.page_number) for passage in passages if passage.role == "furniture"]
    assert furniture == [("GE.19-99871 (E)", 1), ("A/HRC/41/G/97", 2), ("2", 2)]
    assert [passage.role for passage in passages[-3:]] == ["furniture"] * 3


def test_the_letter_has_no_note_in_the_middle_of_a_sentence() -> None:
    passages = derived(LETTER).passages
    roles = Counter(passage.role for passage in passages)
    assert roles["footnote"] == 1 + 6 + 13
    assert roles["signature"] == 1
    broken = [
        p.text for p in passages if p.role in ("paragraph", "list_item") and p.text[-1] not in ".:*¹²³⁴⁵⁶⁷⁸⁹”"
    ]
    assert broken == []
    assert not [p.text for p in passages if p.role in ("paragraph", "list_item") and p.text[0].islower()]


def test_the_letter_holds_no_signs_of_markup_and_joins_a_hyphenated_name() -> None:
    text = derived(LETTER).text
    assert not [sign for sign in ("**", "](#", "\\", "<http", "<sup") if sign in text]
    assert "the Harbour Board of Merrow-Callis. It does not" in text
    assert "(A/73/1850-S/2019/1790)" in text


def test_the_sections_of_the_letters_annex_are_its_headings() -> None:
    sections = {passage.text[:30]: passage.section for passage in derived(LETTER).passages}
    assert (
        sections["Ardelle does not regard the vo"]
        == "Statement by the Foreign Ministry of the Republic of Ardelle⁶"
    )


def test_the_article_leaves_its_page_behind() -> None:
    text = derived(ARTICLE).text
    assert not [scrap for scrap in ("Read next", "comments", "cookie", "Advertisement", "©") if scrap in text]


def test_a_copy_under_another_name_derives_to_the_same() -> None:
    assert derived("2019-03-12-mfa-statement.html") == derived(RELEASE)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_rule_is_recorded_with_its_version(name: str) -> None:
    assert derived(name).rules == rule_versions()


@pytest.mark.parametrize(
    ("name", "code"),
    [("empty.txt", "empty"), ("scan.pdf", "ocr_unavailable"), ("truncated.pdf", "malformed_pdf")],
)
@pytest.mark.usefixtures("without_ocr")
def test_a_broken_original_is_rejected_with_its_reason(name: str, code: str) -> None:
    path = DOCUMENTS / "broken" / name
    found = derive(path.read_bytes(), ID, path.as_uri())
    assert isinstance(found, Rejection)
    assert (found.code, found.stage, found.original_sha256, found.uri) == (code, "extract", ID, path.as_uri())
    assert found.message


@pytest.mark.parametrize("content", [b" \n\n ", b"\xef\xbb\xbf", b"\x0c\x0c"])
def test_a_text_of_nothing_but_blanks_is_rejected(content: bytes) -> None:
    assert isinstance(derive(content, ID, "file:///blank.txt"), Rejection)


def test_a_one_line_text_is_a_document_with_its_doubts() -> None:
    found = derive(b"Hello.", ID, "file:///a%20b.txt")
    assert isinstance(found, Derived)
    assert found.text == "Hello."
    assert [finding.rule for finding in found.findings] == ["no_date", "no_language"]


def test_a_document_distributed_before_its_date_is_doubted() -> None:
    text = (
        "Distr.: General\n1 March 2019\n\nLetter dated 13 March 2019 from the Permanent Representative of "
        "Tavaria addressed to the Secretary-General\n\nThe lamp is lit and it is not for the first time."
    )
    found = derive(text.encode(), ID, "file:///letter.txt")
    assert isinstance(found, Derived)
    doubt = next(finding for finding in found.findings if finding.severity == "contradiction")
    assert (doubt.rule, doubt.value) == ("distributed_before_dated", "2019-03-01")
    assert found.text[doubt.text_start : doubt.text_end] == "1 March 2019"


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02" * 50, b"a\x00b c", bytes(range(256)) * 4, b"\xff\xfe" + b"\xd8" * 9]
)
def test_any_bytes_become_a_document_or_a_reason(content: bytes) -> None:
    assert isinstance(derive(content, ID, "file:///bytes.txt"), Derived | Rejection)
