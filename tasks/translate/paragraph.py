"""One paragraph as translation is judged by: where it stands, how long it is and what in it survives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tasks.translate.anchors import figures_in, names_in


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text_start` and `text_end` are offsets in the clean text; `letters` counts letters and digits."""

    text_start: int
    text_end: int
    letters: int
    figures: frozenset[str]
    names: frozenset[str]


def paragraph(text: str, text_start: int) -> Paragraph:
    """Return what there is to say of one passage's text."""
    letters = sum(letter.isalnum() for letter in text)
    return Paragraph(text_start, text_start + len(text), letters, figures_in(text), names_in(text))


def merged(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Return neighbouring paragraphs as one."""
    return Paragraph(
        paragraphs[0].text_start,
        paragraphs[-1].text_end,
        letters_of(paragraphs),
        frozenset().union(*(each.figures for each in paragraphs)),
        frozenset().union(*(each.names for each in paragraphs)),
    )


def letters_of(paragraphs: Iterable[Paragraph]) -> int:
    return sum(each.letters for each in paragraphs)
