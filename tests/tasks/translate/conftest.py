"""The same few notices in many languages: what translates what is known."""

from itertools import combinations
from pathlib import Path

from tasks.translate.paragraph import Paragraph, paragraph

Text = tuple[str, str]
"""The matter and the language."""

TEXTS: dict[Text, str] = {
    (path.name.split(".")[0], path.name.split(".")[1]): path.read_text(encoding="utf-8").strip()
    for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))
}


def blocks(text: Text) -> list[str]:
    return TEXTS[text].split("\n\n")


def paragraphs(blocks: list[str]) -> list[Paragraph]:
    """The paragraphs as they stand one behind the other, with a blank line between."""
    found: list[Paragraph] = []
    for block in blocks:
        found.append(paragraph(block, found[-1].text_end + 2 if found else 0))
    return found


def in_two_languages() -> list[tuple[Text, Text]]:
    return [(one, other) for one, other in combinations(TEXTS, 2) if one[1] != other[1]]


SAME = [pair for pair in in_two_languages() if pair[0][0] == pair[1][0]]
"""Translations: 29 pairs in twelve languages and six scripts."""
OTHER = [pair for pair in in_two_languages() if pair[0][0] != pair[1][0]]
"""Not translations, though of one ministry and one day, with the same names: 100 pairs."""
