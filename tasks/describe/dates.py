"""Full dates as documents write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name.replace("_", " "): number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan feb mar apr may june july aug sept oct nov dec",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    )
    for number, name in enumerate(names.split(), start=1)
}


def _folded(name: str) -> str:
    """Return a name of a month as any spelling of it that `re.IGNORECASE` takes for the same."""
    return name.casefold().replace("ı", "i").replace("\u0307", "")


FOLDED_MONTHS = {_folded(name): number for name, number in MONTHS.items()}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
PATTERNS = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(?P<month>{MONTH})\.?,?\s+(?:de\s+)?(?P<year>\d{{4}})\b",
        re.I,
    ),
    re.compile(
        rf"\b(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"),
    re.compile(r"(?<![\w.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\w|\.\d)"),
    # With slashes only where no country could take the day for the month.
    re.compile(r"(?<![\w/.])(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>\d{4})(?![\w/])"),
    re.compile(r"(?<![\w/.])(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4})(?![\w/])"),
)
YEAR = re.compile(r"\d{4}")
"""What every date has, and few lines: to look for it takes a fraction of the time that months take."""
RANGE_BEFORE = re.compile(
    rf"(?:(?<![\w/.])\d{{1,2}}|\b(?:{MONTH})\.?(?:\s+\d{{4}})?)\s*(?:[–—-]|\b(?:to|and|au|et|bis|по|и))\s*$",
    re.I,
)
"""A day or a month tied to what follows; a dash behind a place name ties nothing."""
REFERENCE_BEFORE = re.compile(r"(?:\bno\.?|№|\bn[°ºr]\.?|\bcase|\bref\.?|\bfile|\bitem)\s*:?\s*$", re.I)
"""What stands before a number with slashes that is no date."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date and where it stands; `is_range_end` if another date is tied to it in front."""

    value: date
    start: int
    end: int
    is_range_end: bool


def dates_in(text: str) -> list[DateFound]:
    """Return the full dates in a text, in order. Days first with dots, as outside the United States."""
    found = sorted(_all(text), key=lambda each: each.start)
    return [each for index, each in enumerate(found) if index == 0 or each.start >= found[index - 1].end]


def first_of(found: list[DateFound]) -> DateFound | None:
    """Return the first date that does not end a range ("24 February–20 March 2020")."""
    return next((each for each in found if not each.is_range_end), None)


def first_date(text: str) -> date | None:
    """Return the first date in a text that does not end a range."""
    found = first_of(dates_in(text))
    return found.value if found else None


def _all(text: str) -> Iterator[DateFound]:
    if not YEAR.search(text):
        return
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 32) : match.start()]
            if match[0].count("/") == 2 and REFERENCE_BEFORE.search(before):
                continue
            month = FOLDED_MONTHS.get(_folded(match["month"])) or match["month"]
            try:
                value = date(int(match["year"]), int(month), int(match["day"]))
            except ValueError:
                continue
            yield DateFound(value, match.start(), match.end(), bool(RANGE_BEFORE.search(before)))
