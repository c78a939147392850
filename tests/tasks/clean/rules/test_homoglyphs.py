"""Rule `homoglyphs`: a look-alike inside a word is set right; a word mixed on purpose is left alone."""

import pytest

from tasks.clean.draft import Draft
from tasks.clean.rules import homoglyphs


def one_script(text: str) -> str:
    return homoglyphs.RULE(Draft.of(text)).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Cовет Бeзопасности", "Совет Безопасности"),
        ("Оrganizаtion", "Organization"),
        ("Министeрcтво", "Министерство"),
        ("ПРЕCC-РЕЛИЗ", "ПРЕСС-РЕЛИЗ"),
        ("Украіна i мiр", "Украіна i мір"),
    ],
)
def test_homoglyphs_give_a_word_the_script_of_most_of_its_letters(text: str, wanted: str) -> None:
    assert one_script(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Совет Безопасности and the Security Council",
        "Яndex, МегаFon, ГАЗель-NEXT",
        "танк Т-90MС и ракета 9M723",
        "iPhone-ов, USB-кабель, IT-отдел",
        "ABВГ",
        "АВCD",
        "α-частица, Ωmega",
    ],
)
def test_homoglyphs_leave_alone_words_mixed_on_purpose(text: str) -> None:
    assert one_script(text) == text


def test_one_endless_word_takes_no_longer_than_its_length() -> None:
    assert homoglyphs.RULE(Draft.of("l" * 300_000)).text == "l" * 300_000
