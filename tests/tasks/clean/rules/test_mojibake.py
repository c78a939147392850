"""Rule `mojibake`: what can only be garbled UTF-8 is read again; accents that belong are not."""

import random

import pytest

from tasks.clean.draft import Draft
from tasks.clean.rules import mojibake


def read_again(text: str) -> str:
    return mojibake.RULE(Draft.of(text)).text


def garbled(text: str) -> str:
    """Return a text as a reader of Windows-1252 sees its UTF-8, undefined bytes as C1 controls."""
    return "".join(bytes([b]).decode("cp1252") if _is_defined(b) else chr(b) for b in text.encode("utf-8"))


def _is_defined(byte: int) -> bool:
    return byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo, Malmö and Łódź",
        "the States’ “position” – as it was…",
        "déjà vu, à la carte",
        "Совет Безопасности и мир",
        "Κύπρος, ישראל and مصر",
        "Președinția României",
        "Ministère des affaires étrangères : communiqué",
        "№ 5, 10 €",
    ],
)
def test_mojibake_restores_what_was_read_as_windows_1252(text: str) -> None:
    assert read_again(garbled(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "naïve café, Ñandú, Ærø, façade, Ångström",
        "COMMUNIQUÉ¹ de la PRÉSIDENCE²",
        "a déclaré\u00a0«\u00a0Nous sommes ici\u00a0»",
        "il a déclaré\u00a0«Nous»",
        "VÄG PÅ» och Å\u00a0",
        "MANHÃ\u00a0e IRMÓ»",
        "Ä«ls und Ö“",
        "ÀÉÎÕÜ àéîõü ÂÃÄ",
        "Совет Безопасности — «мир»",
    ],
)
def test_mojibake_leaves_accents_alone_that_belong(text: str) -> None:
    assert read_again(text) == text


def test_mojibake_reads_a_doubtful_sequence_again_where_others_are_certain() -> None:
    assert read_again("DÉJÃ\u00a0 : le cafÃ©") == "DÉJà : le café"


def test_mojibake_never_changes_text_made_of_letters_and_spaces() -> None:
    letters = "abcdefgh ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
    for seed in range(200):
        text = "".join(random.Random(seed).choices(letters, k=80))
        assert read_again(text) == text, f"seed {seed}"
