"""Rule `misreadings`: what OCR misread is read again where all evidence agrees, and nothing else is."""

import pytest

from tasks.clean.draft import Draft
from tasks.clean.rules.misreadings import RULE, misreadings_of
from tasks.clean.word_table import english

SCANNED = (
    "It was said by tbe keeper tbat the light had been out for two nights, aud that no one in the village "
    "knew wby. The harbour master sent his own son to the rock, wbo found the door open and tbe lamp cold. "
    "When he came back he told them that the oil was gone aud that the great chain had been taken from the "
    "wall. The council met in the same hour aud sent word to the city."
)


def read_again(text: str) -> str:
    return RULE(Draft.of(text)).text


def test_words_that_are_none_become_what_the_letters_can_be() -> None:
    text = read_again(SCANNED)
    assert "by the keeper that the light" in text and "nights, and that" in text and "knew why" in text
    assert not {"tbe", "aud", "wby", "wbo", "tbat"} & set(text.replace(".", " ").replace(",", " ").split())


def test_what_the_document_confuses_makes_a_word_another_among_its_neighbours() -> None:
    assert read_again(SCANNED + " He bad been there in the morning.").endswith(
        "He had been there in the morning."
    )
    assert read_again(SCANNED + " It was a bad day.").endswith("It was a bad day.")


def test_a_text_without_misreadings_stays() -> None:
    text = SCANNED.replace("tbe", "the").replace("aud", "and").replace("tbat", "that")
    text = text.replace("wby", "why").replace("wbo", "who") + " The wherryman Honor Daghlyq said tho once."
    assert read_again(text) == text


@pytest.mark.parametrize(
    "kept",
    [
        "Anneke Rausel of Dagblyq",  # names, however odd
        "beheld the Merrow-Callis islands",
        "as he was sayling to the islandes",  # older spellings
        "the sec tion of the wall",  # half words
        "in the year 18o7",
        "THB KEEPER",
    ],
)
def test_names_older_spellings_and_halves_of_words_stay(kept: str) -> None:
    assert read_again(f"{SCANNED} And {kept} it was.").endswith(f"And {kept} it was.")


@pytest.mark.parametrize(
    "text",
    [
        "Item xxx. solz, que il tient de Hugues Auboin et li diz Hugues les tient, et le dit Renaut "
        "les tient dou seigneur de Dompere. " * 6,
        "Der Leuchtthurm ward im Jahre 1856 erbauet und stehet auff dem Felsen am Meere. " * 6,
        "Когато мжжа е бивалъ занятъ съ доставянето нуждната храна за членовете на семейството си. " * 6,
        "",
        "l" * 10_000,
    ],
)
def test_what_ocr_misread_in_another_language_stays(text: str) -> None:
    assert read_again(text) == text


def test_a_hyphen_at_the_end_of_a_line_stays_where_it_was() -> None:
    assert "was in the govern-\nment of the" in read_again(
        SCANNED + " He was in the govern-\nmcnt of the city."
    )


def test_each_reading_names_its_confusions() -> None:
    found = {each.token.word: each for each in misreadings_of(SCANNED)}
    assert found["tbe"].meant == "the" and found["tbe"].confusions == (("b", "h"),)
    assert found["tbe"].evidence > 3


def test_the_table_holds_words_and_no_names() -> None:
    words = english().words
    assert (
        words["the"] > words["keeper"] > words["lighthouse"] if "lighthouse" in words else words["the"] > -4
    )
    assert not {"london", "aud", "tbe", "tho"} & words.keys()


def test_a_word_of_today_that_looks_like_an_older_one_stays() -> None:
    text = SCANNED + " The status of the zinc car and the computer was on the website of the airport."
    assert read_again(text).endswith(text[len(SCANNED) :])
