"""United Nations document symbols: found whole, read in parts, equal however they are spelt."""

import time

import pytest

from schemas.symbol import Symbol
from tasks.cite.symbols import find_symbols, symbols_in

LISTED = (
    "A/73/1911 A/HRC/41/G/97 A/C.3/74/L.12/Rev.1 A/RES/73/1 A/RES/ES-10/23 A/RES/377(V) A/RES/46/36L "
    "A/S-24/2 A/ES-11/L.1 A/C.6/50/4 A/CONF.62/122 A/AC.105/C.2/L.315 A/INF/72/4 A/72/PV.1 A/C.3/72/SR.2 "
    "A/BUR/72/1 A/51/218 A/9000/Rev.1 A/HRC/RES/16/18 A/HRC/S-30/L.1 A/HRC/WG.6/30/ARD/1 A/HRC/43/NGO/5 "
    "S/25491 S/2019/1847/Add.1 S/PV.8500 S/PRST/1995/21 S/RES/822 S/AC.26/2005/1 E/CN.4/2005/L.10/Add.17 "
    "E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1 E/C.12/1998/24 E/RES/1980/67 E/2005/INF/2/Add.1 E/FFDF/2024/3 "
    "E/ICEF/2019/5 E/ESCAP/76/1 T/PV.1020 CCPR/C/21/Rev.1/Add.13 CEDAW/C/GC/35 CRC/C/ARD/CO/5-6 "
    "CERD/C/304/Add.75 HRI/GEN/1/Rev.9 FCCC/CP/2015/10/Add.1 ST/SGB/2019/3 ST/LIB/SER.B/5/Rev.5 "
    "BWC/CONF.IX/9 CD/8/Rev.10 CD/1985 TPNW/MSP/2023/14 CAC/COSP/2021/17 "
    "UNEP/EA.4/Res.1 UNEP/OzL.Pro.31/9 SG/SM/5460 GA/12345 SC/14567 TD/541/Add.2 TD/B/C.I/12 "
    "NPT/CONF.2010/50 BWC/CONF.VIII/4 ISBA/26/A/1 IDB.40/3 CD/1299 GC(67)/RES/15 DP/2020/1"
)
SYMBOLS = LISTED.split()


@pytest.mark.parametrize("symbol", [*SYMBOLS, "S/RES/2931 (2018)", "A/74/783-S/2020/279"])
def test_a_symbol_is_found_whole_in_a_sentence(symbol: str) -> None:
    text = f"See ({symbol}), and {symbol}."
    found = find_symbols(text)
    assert [each.text for each in found] == [symbol, symbol]
    assert [text[each.start : each.end] for each in found] == [symbol, symbol]


@pytest.mark.parametrize(
    ("spelt", "text"),
    [
        ("A/73/1911–S/2019/1847", "A/73/1911-S/2019/1847"),
        ("A/73/1911-\nS/2019/1847", "A/73/1911-S/2019/1847"),
        ("A / 73 / 1911", "A/73/1911"),
        ("S/RES/822(1993)", "S/RES/822 (1993)"),
        ("S/2O19/1847", "S/2019/1847"),
        ("A/RES/377 (V)", "A/RES/377(V)"),
        ("A/RES/46/36 L of 9 December 1991", "A/RES/46/36L"),
        ("A/C.1/80/L.23*", "A/C.1/80/L.23"),
    ],
)
def test_blemishes_of_spelling_and_reading_are_put_right(spelt: str, text: str) -> None:
    assert [found.text for found in find_symbols(f"see {spelt}, which")] == [text]


def test_what_is_named_by_its_addition_alone_is_a_document_of_its_own() -> None:
    found = find_symbols("A/80/220 and Corr.1, and Add.2")
    assert [each.text for each in found] == ["A/80/220", "A/80/220/Corr.1", "A/80/220/Add.2"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "km/h",
            "and/or",
            "A/B",
            "24/7",
            "S/P 500",
            "TCP/IP",
            "No. 087/19",
            "DATA/73/1",
            "I/O",
            "CD/DVD",
            "A/C 220",
        ),
        *(
            "https://undocs.org/A/73/1911",
            "/usr/A/74/783",
            r"C:\A\74/783",
            "31/3",
            "S/12/2020",
            "E/12/2020",
            "A/4",
        ),
        *(
            "A/320",
            "S/N 12345",
            "S/N/12345",
            "S/2020",
            "A/74",
            "A/HRC/43/G/",
            "A/74/783/xyz",
            "E/C unit 12",
            "T/F 1",
        ),
    ],
)
def test_what_only_has_strokes_is_no_symbol(text: str) -> None:
    assert find_symbols(f"see {text}, yes") == []


def test_a_symbol_is_read_in_its_parts() -> None:
    (draft,) = symbols_in("A/C.1/80/L.23/Rev.1/Add.2")
    assert (draft.body, draft.session, draft.series, draft.number) == ("A/C.1", "80", "L", "23")
    assert draft.parts == ("Rev.1", "Add.2")
    (statement,) = symbols_in("S/PRST/1995/21")
    assert (statement.body, statement.series, statement.year, statement.number) == ("S", "PRST", 1995, "21")
    (note,) = symbols_in("A/HRC/41/G/97")
    assert (note.body, note.session, note.series, note.number) == ("A/HRC", "41", "G", "97")
    (old,) = symbols_in("S/25491")
    assert (old.body, old.year, old.number) == ("S", None, "25491")
    (emergency,) = symbols_in("A/RES/ES-10/23")
    assert (emergency.series, emergency.session, emergency.number) == ("RES", "ES-10", "23")


def test_a_resolution_is_the_same_with_and_without_its_year() -> None:
    named, short, other = (symbols_in(text)[0] for text in ("S/RES/822 (1993)", "S/RES/822", "S/RES/823"))
    assert named == short and named != other
    assert len({named, short, other}) == 2
    assert (named.year, short.year) == (1993, None)


@pytest.mark.parametrize(
    "text",
    [
        "EC/1907/2006",
        "CBD/THC/12",
        "CRC/16/2",
        "HS/1/2",
        "CD/1/2",
        "SC/2000/1",
        "GA/3/5",
        "ID/12/3",
        "CD/DVD/100",
    ],
)
def test_initials_before_numbers_are_no_symbol(text: str) -> None:
    assert symbols_in(text) == []


def test_a_section_of_the_budget_is_a_document() -> None:
    whole, section = symbols_in("A/74/6; A/74/6 (Sect. 29A)")
    assert whole != section
    assert (section.text, section.parts) == ("A/74/6 (Sect. 29A)", ("Sect. 29A",))
    assert symbols_in("A/74/6(Sect.29A)") == [section]


def test_symbols_of_other_years_are_other_symbols() -> None:
    assert symbols_in("S/2019/1847") != symbols_in("S/2020/1847")
    assert isinstance(symbols_in("S/2019/1847")[0], Symbol)


@pytest.mark.parametrize(
    "text",
    [
        "A/" * 100_000,
        "A/74/" * 50_000,
        "A /" * 50_000,
        "A/74/783-" * 20_000,
        "A.A." * 50_000,
        "A/1 and Add.1" * 20_000,
    ],
)
def test_time_grows_with_the_length_only(text: str) -> None:
    begun = time.process_time()
    find_symbols(text)
    assert time.process_time() - begun < 5
