"""Rules `characters` and `composition`: one way of writing each character, and no letter lost."""

import random
import unicodedata

import pytest

from tasks.clean.draft import Draft
from tasks.clean.rules import characters, composition


def written(text: str) -> str:
    return composition.RULE(characters.RULE(Draft.of(text))).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("oﬃce, ﬁrm, ﬂag", "office, firm, flag"),
        ("one\r\ntwo\rthree\u2028four\u2029five", "one\ntwo\nthree\nfour\n\nfive"),
        ("4\u00a0100 km\u202fh", "4 100 km h"),
        ("co\u00adoperation\u200b\ufeff", "cooperation"),
        ("co\u00ad\noperation", "cooperation"),
        ("co\u00ad \r\n operation", "cooperation"),
        ("nul\x00 bell\x07 del\x7f", "nul bell del"),
        ("cafe\u0301 A\u030angstro\u0308m", "café Ångström"),
        ("a\u0323\u0307 a\u0307\u0323", "ạ̇ ạ̇"),
        ("e\u00ad\u0301", "é"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("\u212b", "Å"),
    ],
)
def test_characters_are_written_one_way(text: str, wanted: str) -> None:
    assert written(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Ünïcödé, Тёмный лес, ελληνικά, עברית, العربية, 日本語, 한국어",
        "x² + y³, ½, №, ™, Ⅳ, ａｂｃ",
        "a tab\tstays, a page break\fstays",
        "می\u200cخواهم and क्\u200dष",
        "hyphen‐ated – dashed — “quoted”",
        "👩\u200d🚀",
    ],
)
def test_characters_leave_alone_what_carries_meaning(text: str) -> None:
    assert written(text) == text


def test_a_soft_hyphen_before_a_blank_line_joins_no_paragraphs() -> None:
    assert written("one\u00ad\n\ntwo") == "one\n\ntwo"


def test_composition_gives_the_normal_form_of_any_text() -> None:
    alphabet = "aeoAUбйи \u0301\u0300\u0323\u0307\u030a\u0345\u0327\u0306가\u1100\u1161\u11a8क\u093c\u0958שׁ"
    for seed in range(300):
        text = "".join(random.Random(seed).choices(alphabet, k=40))
        cleaned = characters.RULE(Draft.of(text)).text
        assert written(text) == unicodedata.normalize("NFC", cleaned), f"seed {seed}"
