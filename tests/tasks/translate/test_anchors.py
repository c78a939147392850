"""What survives translation: numbers, days, years, symbols and names, however they are written."""

import pytest

from tasks.translate.anchors import figures_in, names_in


@pytest.mark.parametrize(
    "text",
    [
        "on 5 March 2020",
        "on March 5, 2020",
        "5 марта 2020 года",
        "le 5 mars 2020",
        "am 5. März 2020",
        "el 5 de marzo de 2020",
        "2020年3月5日",
        "2020년 3월 5일",
        "2020-03-05",
        "05.03.2020",
        "في ٥ آذار ٢٠٢٠",
    ],
)
def test_a_date_leaves_its_day_and_its_year_in_every_language(text: str) -> None:
    assert figures_in(text) == {"5", "2020"}


@pytest.mark.parametrize("text", ["4,100", "4.100", "4 100", "4’100", "4100", "4\u00a0100", "٤١٠٠"])
def test_thousands_are_one_number_however_they_are_grouped(text: str) -> None:
    assert figures_in(f"about {text} people") == {"4100"}


@pytest.mark.parametrize("text", ["22:00", "22.00", "22,00"])
def test_an_hour_is_one_number_however_its_minutes_are_parted(text: str) -> None:
    assert figures_in(f"from {text} on") == {"22.00"}


def test_a_list_of_numbers_is_not_taken_for_one() -> None:
    assert figures_in("resolutions 822 (1993), 853 (1993) and 874") == {"822", "853", "874", "1993"}


@pytest.mark.parametrize("text", ["13.45", "13,45"])
def test_a_fraction_has_a_point_or_a_comma(text: str) -> None:
    assert figures_in(f"until {text}") == {"13.45"}


def test_a_document_symbol_stays_whole() -> None:
    assert figures_in("its letter A/74/783 of 2020") == {"A/74/783", "2020"}


def test_single_digits_list_markers_and_digits_in_words_are_left_out() -> None:
    assert figures_in("12. The 3 ships of the m1n1stry") == frozenset()


def test_a_month_in_figures_is_left_out() -> None:
    assert figures_in("截至11月30日") == {"30"}


def test_names_are_the_words_in_capitals_by_their_consonants() -> None:
    assert names_in("near Arvenport in Tavaria") == names_in("в Арвенпорте, в Таварии") != frozenset()


def test_a_script_without_capitals_has_only_the_latin_names_in_it() -> None:
    assert names_in("海峡 Contact 会议") == names_in("Contact")


def test_a_symbol_that_begins_like_another_leaves_nothing_of_it() -> None:
    assert figures_in("see A/72/1 and A/72/100") == {"A/72/1", "A/72/100"}
