"""Rule `capital_i`: `In` and `It` become small in mid-sentence where OCR wrote them so again and again."""

import pytest

from tasks.clean.draft import Draft
from tasks.clean.rules.capital_i import RULE


def test_a_capital_i_in_mid_sentence_becomes_small() -> None:
    text = "He was seen In the harbour when It was late. In the morning the boat Is gone."
    assert RULE(Draft.of(text)).text == (
        "He was seen in the harbour when it was late. In the morning the boat is gone."
    )


@pytest.mark.parametrize(
    "text",
    [
        "It rained. In spring it snows; Istra and Iris and Inverness are names, and so on.",
        "the film It Is In was shown, said the keeper In 1912",
        "a title such as What Is To Be Done",
    ],
)
def test_names_titles_and_beginnings_stay(text: str) -> None:
    assert RULE(Draft.of(text)).text == text
