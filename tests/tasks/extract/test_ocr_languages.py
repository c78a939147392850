"""A page is read with the languages of the scripts that stand on it, and no others."""

import pytest

from tasks.extract.ocr_languages import needed_languages, read_in_its_languages
from tasks.extract.ocr_words import OcrPage, OcrWord

ENGLISH = [
    "The",
    "General",
    "Assembly",
    "recalls",
    "its",
    "resolution",
    "adopted",
    "without",
    "any",
    "vote",
    "at",
    "the",
    "session",
]
RUSSIAN = [
    "Генеральная",
    "Ассамблея",
    "ссылается",
    "на",
    "свою",
    "резолюцию",
    "принятую",
    "без",
    "голосования",
]


def page(words: list[str], confidence: float = 0.95) -> OcrPage:
    placed = [OcrWord(word, (1, 1, 1), (0, 0, 9, 9), confidence) for word in words]
    return OcrPage(100, 100, placed)


class Reader:
    """What OCR reads with each set of languages, and which were tried."""

    def __init__(self, **pages: OcrPage) -> None:
        self.pages, self.tried = pages, list[str]()

    def __call__(self, languages: str) -> OcrPage:
        self.tried.append(languages)
        return self.pages[languages.replace("+", "_")]


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (ENGLISH * 9 + ["А/79/364", "№", "по"], "eng"),
        (RUSSIAN, "eng+rus"),
        (ENGLISH + RUSSIAN, "eng+rus"),
        (["1", "2"], "eng+rus+ara"),
        ([], "eng+rus+ara"),
    ],
)
def test_languages_are_needed_whose_script_a_page_surely_has(words: list[str], needed: str) -> None:
    assert needed_languages(page(words), "eng+rus+ara") == needed


def test_a_page_with_strays_of_another_script_is_read_again_without_it() -> None:
    read = Reader(eng_rus=page([*ENGLISH * 9, "А/79/364"]), eng=page([*ENGLISH * 9, "A/79/364"]))
    found, usual = read_in_its_languages(read, "eng+rus", "eng+rus")
    assert found.words[-1].text == "A/79/364"
    assert (read.tried, usual) == (["eng+rus", "eng"], "eng")


def test_a_page_without_strays_is_read_once() -> None:
    read = Reader(eng_rus=page(ENGLISH))
    assert read_in_its_languages(read, "eng+rus", "eng+rus")[1] == "eng"
    assert read.tried == ["eng+rus"]


def test_a_page_in_another_script_than_those_before_is_read_with_all_languages() -> None:
    read = Reader(eng=page(["Tenepanbuas", "Accam6nes"], 0.3), eng_rus=page(RUSSIAN))
    found, usual = read_in_its_languages(read, "eng+rus", "eng")
    assert [word.text for word in found.words] == RUSSIAN
    assert usual == "eng+rus"
