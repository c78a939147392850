"""The two texts beside each other as HTML: passages paragraph by paragraph, and what is between them."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from flows.cli.compare.alignment import AlignedPassage, Pair, Word, paragraphs, word_pairs
from flows.cli.compare.compared import Comparison
from flows.cli.compare.side import Side, direction
from flows.cli.compare.unmatched import BLANK_LINE, Unmatched, numbered
from flows.cli.printing.html_text import text_html
from flows.cli.printing.output import count

FEW_WORDS = 30
"""Text on one side only that is so short stands open."""


def columns(comparison: Comparison) -> Iterator[str]:
    """Yield a section of HTML for each passage and for what stands between them, in the order of A."""
    number, total = 0, len(comparison.passages)
    for section, first in numbered(comparison.sections):
        if isinstance(section, Unmatched):
            yield _unmatched(section, comparison)
            continue
        number += not section.is_between
        name = "Between the passages" if section.is_between else f"Passage {number} of {total}"
        anchor = "" if section.is_between else f' id="m{number}"'
        yield _passage(name, anchor, section, comparison, first)


def marked(element: str, words: str, attributes: str = "") -> str:
    """Return words that only one side has in `del` or `ins`; nothing for no words."""
    return f"<{element}{attributes}>{text_html(words)}</{element}>" if words else ""


def _passage(name: str, anchor: str, passage: AlignedPassage, comparison: Comparison, first: int) -> str:
    left, right = comparison.left, comparison.right
    rows = []
    for block in paragraphs(word_pairs(passage, left.text, right.text)):
        texts = _paragraph(block, first)
        is_same = all(pair.difference is None for pair in block)
        rows.append(_row(texts, passage, left, right, "row same" if is_same else "row"))
    details = f"{passage.alikeness} · {passage.where}"
    return (
        f'<section class="passage"{anchor}>\n<h2>{name} <small>{details}</small></h2>\n'
        + "\n".join(rows)
        + "\n</section>"
    )


def _row(
    texts: tuple[str, str], section: AlignedPassage | Unmatched, left: Side, right: Side, kind: str
) -> str:
    places = (left.language_at(section.left_start), right.language_at(section.right_start))
    cells = (_cell(side, text, language) for side, text, language in zip("AB", texts, places, strict=True))
    return f'<div class="{kind}">{"".join(cells)}</div>'


def _cell(side: str, text: str, language: str | None) -> str:
    if not text:
        return f'<div class="cell nothing" data-side="{side}"></div>'
    lang = f' lang="{escape(language)}"' if language else ""
    return f'<div class="cell" data-side="{side}"{lang} dir="{direction(language)}">{text}</div>'


def _paragraph(block: list[Pair], first: int) -> tuple[str, str]:
    """Return the words of one paragraph for either column, each difference marked as a whole and numbered."""
    left, right = [], []
    for difference, group in groupby(block, key=lambda pair: pair.difference):
        pairs = list(group)
        mine = [pair.left for pair in pairs if pair.left]
        others = [pair.right for pair in pairs if pair.right]
        number = None if difference is None else first + difference
        left.append(_run(mine, "del", number, is_numbered=True))
        right.append(_run(others, "ins", number, is_numbered=not mine))
    return "".join(left).strip(), "".join(right).strip()


def _run(words: list[Word], element: str, number: int | None, *, is_numbered: bool) -> str:
    """Return words that follow each other, marked if they have a number, which is shown on one side."""
    if not words:
        return ""
    joined = words[0].text + "".join(f" {word.text}" if word.is_spaced else word.text for word in words[1:])
    gap = " " if words[0].is_spaced else ""
    if number is None:
        return gap + text_html(joined)
    anchor = f' id="d{number}"' if is_numbered else ""
    link = f'<a class="n" href="#p{number}" title="back to the list">{number}</a>' if is_numbered else ""
    return f"{gap}{marked(element, joined, anchor)}{link}"


def _unmatched(section: Unmatched, comparison: Comparison) -> str:
    """Return a fold that says how many words stand in no passage, and opens to show them."""
    counts = (section.left_word_count, section.right_word_count)
    said = " · ".join(
        f'<span class="{side.lower()}">{count(words, "word")} of {side}</span>'
        for side, words in zip("AB", counts, strict=True)
        if words
    )
    said += " in no passage"
    left, right = comparison.left, comparison.right
    texts = (
        _paragraphs(left.text[section.left_start : section.left_end] if counts[0] else ""),
        _paragraphs(right.text[section.right_start : section.right_end] if counts[1] else ""),
    )
    is_open = " open" if max(counts) <= FEW_WORDS else ""
    row = _row(texts, section, left, right, "row")
    return f'<details class="unmatched"{is_open}><summary>{said}</summary>\n{row}\n</details>'


def _paragraphs(text: str) -> str:
    return "".join(
        f"<p>{text_html(' '.join(each.split()))}</p>" for each in BLANK_LINE.split(text) if each.strip()
    )
