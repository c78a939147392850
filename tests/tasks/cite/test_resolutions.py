"""Resolutions cited in words become the symbols of the organs that adopted them."""

import time

import pytest

from tasks.cite.organs import Organ
from tasks.cite.resolutions import find_resolutions


def cited(text: str, own: Organ | None = None) -> list[str | None]:
    return [found.symbol.text if found.symbol else None for found in find_resolutions(text, own)]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("resolution 2931 (2018)", ["S/RES/2931 (2018)"]),
        (
            "resolutions 2931 (2018), 2940 (2018) and 2955 (2019)",
            [f"S/RES/{n}" for n in ("2931 (2018)", "2940 (2018)", "2955 (2019)")],
        ),
        ("General Assembly resolution 62/243", ["A/RES/62/243"]),
        ("Human Rights Council resolution 16/18", ["A/HRC/RES/16/18"]),
        ("resolution 16/18 of the Human Rights Council", ["A/HRC/RES/16/18"]),
        ("Economic and Social Council resolution 1980/67", ["E/RES/1980/67"]),
        ("Commission on Human Rights resolution 1995/32", ["E/CN.4/RES/1995/32"]),
        ("resolution 1145 (XII)", ["A/RES/1145(XII)"]),
        ("resolution 2625 (XXV) and decision 78/560", ["A/RES/2625(XXV)", "A/DEC/78/560"]),
        ("Resolution S-10/2, annex", ["A/RES/S-10/2"]),
        (
            "its resolutions 46/36 L of 9 December 1991, 51/45 G and 53/77 A of 4 December 1998",
            [f"A/RES/{n}" for n in ("46/36L", "51/45G", "53/77A")],
        ),
        ("résolution 61/295 de l’Assemblée générale", ["A/RES/61/295"]),
        ("резолюции 2931 (2018) и 2940 (2018)", ["S/RES/2931 (2018)", "S/RES/2940 (2018)"]),
    ],
)
def test_a_form_of_words_means_these_symbols(text: str, symbols: list[str]) -> None:
    assert cited(f"Recalling {text}.") == symbols


def test_a_list_goes_on_over_what_is_said_of_its_members() -> None:
    text = (
        "Recalling resolutions 53/199 of 15 December 1998 and 61/185 of 20 December 2006 on the proclamation "
        "of years, and 77/334 of 1 September 2023, by which it was decided"
    )
    assert cited(text) == ["A/RES/53/199", "A/RES/61/185", "A/RES/77/334"]
    assert [found.dated for found in find_resolutions(text)] == [
        "15 December 1998",
        "20 December 2006",
        "1 September 2023",
    ]


def test_its_resolution_is_one_of_the_organ_that_speaks() -> None:
    text = "Recalling its resolution 34/7 and General Assembly resolution 60/251"
    assert cited(text, Organ("A/HRC")) == ["A/HRC/RES/34/7", "A/RES/60/251"]


@pytest.mark.parametrize(
    "text",
    ["Parliamentary Assembly of the Council of Europe Resolution 1416 (2005)", "PACE Resolution 1416 (2005)"],
)
def test_a_resolution_of_another_organization_has_no_symbol(text: str) -> None:
    assert cited(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "the UN Security Council resolutions (822, 853, 874 and 884) that demand",
        "Security Council resolutions 822, 853, 874 and 884",
        "UNSCRs 822, 853, 874 and 884",
        "резолюции Совета Безопасности ООН 822, 853, 874 и 884",
        "les résolutions 822, 853, 874 et 884 du Conseil de sécurité",
    ],
)
def test_numbers_alone_are_resolutions_of_the_council_that_is_named(text: str) -> None:
    assert cited(text) == [f"S/RES/{number}" for number in (822, 853, 874, 884)]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Security Council resolutions 853 and 884 (1993)", ["S/RES/853", "S/RES/884 (1993)"]),
        ("Security Council resolution 1373 (2001) and 2000 troops", ["S/RES/1373 (2001)"]),
        ("General Assembly resolution 60 of that name", []),
        ("resolution (2019) of the Security Council", []),
        ("the Security Council met. A picture with resolution 1080 was shown", []),
        ("la résolution de l’Assemblée générale 60/1", ["A/RES/60/1"]),
    ],
)
def test_a_number_alone_is_nothing_else(text: str, symbols: list[str]) -> None:
    assert cited(text) == symbols


@pytest.mark.parametrize(
    "text",
    [
        "a resolution of 1920/1080 dots",
        "chap. I, resolution 1, annex",
        "resolution 12/25/2020",
        "decision 1/CP.21",
        "New Year’s resolution",
    ],
)
def test_numbers_behind_the_word_that_are_no_symbol_cite_nothing(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    "text", ["resolutions 1 (1990), " * 10_000, "resolution 60/1 of 1 May 2000 on " + "x, and " * 50_000]
)
def test_time_grows_with_the_length_only(text: str) -> None:
    begun = time.process_time()
    find_resolutions(text)
    assert time.process_time() - begun < 5


def test_a_paper_of_the_council_tells_its_own_resolutions_from_others() -> None:
    text = (
        "Recalling General Assembly resolution 60/251 of 15 March 2006, its resolutions 5/1 and 5/2 of "
        "18 June 2007 and Council resolution 28/9 of 26 March 2015, and Economic and Social Council "
        "resolution 1996/31"
    )
    found = [str(each.symbol) for each in find_resolutions(text, Organ("A/HRC"))]
    assert found == [
        "A/RES/60/251",
        "A/HRC/RES/5/1",
        "A/HRC/RES/5/2",
        "A/HRC/RES/28/9",
        "E/RES/1996/31",
    ]


@pytest.mark.parametrize(
    "text", ["Recalling also decision 15/4 of 19 December 2022", "resolution 5/8, entitled “Lamps”"]
)
def test_a_low_session_in_a_paper_of_the_assembly_is_another_bodys(text: str) -> None:
    assert [each.symbol for each in find_resolutions(text, Organ("A"))] == [None]
