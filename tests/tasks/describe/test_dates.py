"""Full dates as documents write them; the end of a span is not a document's date."""

from collections.abc import Callable
from datetime import date

import pytest

from tasks.describe.dates import MONTHS, dates_in, first_date


@pytest.mark.parametrize(
    "text",
    [
        "12 March 2019",
        "12 MARCH 2019",
        "12\nMarch 2019",
        "12th of March, 2019",
        "March 12, 2019",
        "Mar. 12, 2019",
        "Tuesday, 12 Mar 2019, noon",
        "2019-03-12",
        "12.03.2019",
        "12.3.2019.",
        "12 марта 2019 года",
        "12 березня 2019 року",
        "le 12 mars 2019",
        "12 de marzo de 2019",
        "12 de março de 2019",
        "12 marzo 2019",
        "12. März 2019",
        "2019年3月12日",
        "12 maart 2019",
        "12 marca 2019",
        "12 Mart 2019",
        "12 مارس 2019",
        "١٢ آذار ٢٠١٩",
        "Brussels – 12 March 2019",
        "Brussels - 12 March 2019",
        "No. 087/19 – 12 March 2019",
        "A/73/1-12 March 2019",
    ],
)
def test_a_full_date_is_read(text: str) -> None:
    assert first_date(text) == date(2019, 3, 12)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("le 1er avril 2019", date(2019, 4, 1)),
        ("5 Sept. 2019", date(2019, 9, 5)),
        ("1º maio 2019", date(2019, 5, 1)),
        ("31/12/2019", date(2019, 12, 31)),
        ("12/31/2019", date(2019, 12, 31)),
        ("5 كانون الثاني 2019", date(2019, 1, 5)),
        ("5 KASIM 2019", date(2019, 11, 5)),
        ("5 Nisan 2019", date(2019, 4, 5)),
        ("5 NİSAN 2019", date(2019, 4, 5)),
        ("5 Kasim 2019", date(2019, 11, 5)),
    ],
)
def test_ordinals_and_abbreviations_are_read(text: str, wanted: date) -> None:
    assert first_date(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "24 February–20 March 2020",
        "24 February – 20 March 2020",
        "24 February to 20 March 2020",
        "from 3 to 5 May 2019",
        "3-5 May 2019",
        "3 and 4 May 2019",
    ],
)
def test_a_span_of_days_is_no_date(text: str) -> None:
    assert first_date(text) is None


def test_a_span_of_full_dates_begins_with_its_first() -> None:
    assert first_date("28 March 2019–2 April 2019") == date(2019, 3, 28)


@pytest.mark.parametrize(
    "text",
    [
        "March 2019",
        "2019",
        "30 February 2019",
        "2019-13-01",
        "0 May 2019",
        "12 March 20190",
        "5/2019",
        "3/4/2019",
        "13/13/2019",
        "No. 13/4/2019",
        "case 17/11/2012",
        "1.2.3.2019",
    ],
)
def test_what_is_no_full_date_is_not_read(text: str) -> None:
    assert first_date(text) is None


def test_dates_stand_where_they_were_found() -> None:
    text = "On 1 May 2019 and on June 2, 2019 and 03.07.2019."
    assert [text[found.start : found.end] for found in dates_in(text)] == [
        "1 May 2019",
        "June 2, 2019",
        "03.07.2019",
    ]


@pytest.mark.parametrize("spelt", [str.lower, str.upper, str.title, str.swapcase, str.casefold])
def test_every_month_is_read_in_every_case(spelt: Callable[[str], str]) -> None:
    for name, month in MONTHS.items():
        assert first_date(f"12 {spelt(name)} 2019") == date(2019, month, 12), name
