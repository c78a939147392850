"""A name is known again in another alphabet."""

import pytest

from tasks.translate.skeleton import skeleton


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Karabakh", "Карабах"),
        ("Azerbaijan", "Азербайджан"),
        ("Azerbaïdjan", "Aserbaidschan"),
        ("Shevchenko", "Шевченко"),
        ("Zhukov", "Жуков"),
        ("Helsinki", "Хельсинки"),
        ("Tavaria", "Таварией"),
        ("Brandt", "Μπραντ"),
        ("Arvenport", "Άρβενπορτ"),
        ("Čapek", "Чапек"),
    ],
)
def test_a_name_has_the_same_consonants_in_every_alphabet(name: str, other: str) -> None:
    assert skeleton(name) == skeleton(other) != ""


@pytest.mark.parametrize("inflected", ["Азербайджана", "Азербайджаном", "Азербайджане"])
def test_a_case_ending_changes_nothing(inflected: str) -> None:
    assert skeleton(inflected) == skeleton("Азербайджан")


def test_a_name_of_few_consonants_is_not_told_by_them() -> None:
    assert skeleton("Baku") == skeleton("Рио") == ""


def test_other_names_have_other_consonants() -> None:
    names = ["Karabakh", "Azerbaijan", "Helsinki", "Tavaria", "Brandt", "Arvenport", "Merrow-Callis", "Kolm"]
    assert len({skeleton(name) for name in names}) == len(names)
