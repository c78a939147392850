"""Rule `stray_signs`: specks go from a text that has several kinds of them; signs that are meant stay."""

import pytest

from tasks.clean.draft import Draft
from tasks.clean.rules.stray_signs import RULE


def without(text: str) -> str:
    return RULE(Draft.of(text)).text


def test_specks_between_words_and_at_the_ends_of_lines_go() -> None:
    text = "The mail boat ^ leaves Port Sorrel ¦ at seven •\nin the morning _ and calls at the light."
    assert (
        without(text) == "The mail boat leaves Port Sorrel at seven\nin the morning and calls at the light."
    )


@pytest.mark.parametrize(
    "text",
    [
        "• one thing that is listed\n• another thing\n• a third thing that is listed here",
        "he said — and so it was - that * and § and & and 1 + 1 = 2 stay ; too !",
        "| State | Votes |\n| Tavaria | 12 |\n| Hestria | 9 |",
        "one ^ speck and ¦ another are too few",
        "a ^ b _ c ~ d ^ e",
        "« Oui », dit-il, « je viens », et « je reste » encore un peu",
        "ls ~ | wc > out ; cd _ && ls",
    ],
)
def test_signs_that_are_meant_stay(text: str) -> None:
    assert without(text) == text
