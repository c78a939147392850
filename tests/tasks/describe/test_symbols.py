"""Document symbols as the United Nations form them."""

import pytest

from tasks.describe.symbols import symbols_in


@pytest.mark.parametrize(
    "symbol",
    [
        "A/73/1911",
        "A/HRC/41/G/97",
        "A/C.3/74/L.12/Rev.1",
        "A/RES/73/1",
        "S/RES/2931 (2018)",
        "S/2019/1847/Add.1",
        "S/PV.8500",
        "E/CN.4/2005/L.10/Add.17",
        "CCPR/C/21/Rev.1/Add.13",
        "ST/SGB/2019/3",
        "UNEP/EA.4/Res.1",
    ],
)
def test_a_symbol_is_found_whole_in_a_sentence(symbol: str) -> None:
    assert symbols_in(f"See ({symbol}), and {symbol}.") == [symbol]


@pytest.mark.parametrize("joint", ["A/73/1911-S/2019/1847", "A/73/1911–S/2019/1847"])
def test_the_parts_of_a_joint_symbol_are_found_one_by_one(joint: str) -> None:
    assert symbols_in(joint) == ["A/73/1911", "S/2019/1847"]


@pytest.mark.parametrize(
    "text",
    [
        "km/h",
        "and/or",
        "A/B",
        "24/7",
        "S/P 500",
        "https://undocs.org/A/73/1911",
        "TCP/IP",
        "No. 087/19",
        "DATA/73/1",
    ],
)
def test_what_only_has_strokes_is_no_symbol(text: str) -> None:
    assert symbols_in(text) == []
