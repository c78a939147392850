"""A comparison on a terminal: the differing places, then the passages side by side."""

from collections.abc import Iterator

from flows.cli.compare.alignment import Pair, Word, paragraphs, word_pairs
from flows.cli.compare.compared import Comparison, Place, by_weight, differing_line, hidden_line, summary
from flows.cli.compare.unmatched import Unmatched
from flows.cli.printing.colour import is_coloured, paint
from flows.cli.printing.output import count, print_lines
from flows.cli.printing.terminal import display_width, on_one_line, padded, terminal_width, visible, wrapped

UNLIMITED = 100
"""Columns used where nothing limits a line."""

NARROW = 72
"""Below this many columns the passages stand one above the other."""

GUTTER = " │ "


def print_comparison(comparison: Comparison) -> None:
    """Print names, differing places, summary and passages; the summary first if little is shared."""
    width = terminal_width() or UNLIMITED
    for label, side, style in (("A", comparison.left, "removed"), ("B", comparison.right, "added")):
        print_lines(wrapped(f"{paint(label, style)}  {visible(side.called)}", width, "   "))
    counted = list(filter(None, [differing_line(comparison)]))
    parts = [[*counted, *places_by_weight(comparison, width)], list(_summary(comparison, width))]
    for part in parts if comparison.leads_with_differences else parts[::-1]:
        if part:
            print()
            print_lines(part)
    print_lines(_sections(comparison, width))
    if hidden_line(comparison):
        print(paint(f"\n{hidden_line(comparison)}", "dim"))


def _summary(comparison: Comparison, width: int) -> Iterator[str]:
    for sentence in summary(comparison):
        yield from wrapped(visible(sentence), width)


def places_by_weight(comparison: Comparison, width: int) -> Iterator[str]:
    """Yield the places that differ, each sort under its name."""
    for weight, places in by_weight(comparison):
        yield paint(f"  {weight.phrase}", "bold")
        for place in places:
            yield from wrapped(f"{place.number:>6}  {_place(place)}", width, " " * 8, breaks=True)


def _sections(comparison: Comparison, width: int) -> Iterator[str]:
    """Yield the passages under their headings, and how much stands between them."""
    total, number = len(comparison.passages), 0
    for section in comparison.sections:
        yield ""
        if isinstance(section, Unmatched):
            yield from (paint(line, "dim") for line in wrapped(_unmatched_line(section), width))
            continue
        number += not section.is_between
        name = "between the passages" if section.is_between else f"passage {number} of {total}"
        heading = f"{name}, {section.alikeness}: {section.where}"
        yield from (paint(line, "bold") for line in wrapped(heading, width))
        for block in paragraphs(word_pairs(section, comparison.left.text, comparison.right.text)):
            yield ""
            yield from _stacked(block, width) if width < NARROW else _beside(block, width)


def _unmatched_line(unmatched: Unmatched) -> str:
    """Return how many words stand in no passage: the other side may have them too, in another order."""
    sides = (("A", unmatched.left_word_count), ("B", unmatched.right_word_count))
    counts = ", ".join(f"{count(words, 'word')} of {side}" for side, words in sides if words)
    return f"{counts} in no passage"


def _place(place: Place) -> str:
    removed = _marked(visible(on_one_line(place.difference.left_words)), "removed")
    added = _marked(visible(on_one_line(place.difference.right_words)), "added")
    before, after = visible(on_one_line(place.before)), visible(on_one_line(place.after))
    return f"{before}{removed}{' ' if removed and added else ''}{added}{after}".strip()


def _marked(text: str, style: str) -> str:
    """Return words that only one side has: in colour, or between brackets where there is none."""
    if not text:
        return ""
    if is_coloured():
        return " ".join(paint(word, style) for word in text.split(" "))
    return f"[-{text}-]" if style == "removed" else f"{{+{text}+}}"


def _shown(word: Word | None, differs: bool, style: str) -> str:
    if word is None:
        return ""
    text = visible(word.text)
    return _marked(text, style) if differs else text


def _beside(block: list[Pair], width: int) -> Iterator[str]:
    """Yield lines in two columns; words that belong together stand in the same line."""
    column = (width - len(GUTTER)) // 2
    left = right = ""
    for mine, other in _units(block):
        with_mine, with_other = _joined(left, mine), _joined(right, other)
        is_full = max(display_width(with_mine), display_width(with_other)) > column
        if is_full and (left or right):
            yield from _line(left, right, column)
            left, right = mine, other
        else:
            left, right = with_mine, with_other
    yield from _line(left, right, column)


def _joined(line: str, words: str) -> str:
    return f"{line} {words}" if line and words else line or words


def _line(left: str, right: str, column: int) -> Iterator[str]:
    """Yield one line of both columns, or more where a single unit is wider than its column."""
    lefts, rights = (wrapped(side, column, breaks=True) for side in (left, right))
    for place in range(max(len(lefts), len(rights))):
        mine = lefts[place] if place < len(lefts) else ""
        other = rights[place] if place < len(rights) else ""
        yield (padded(mine, column) + paint(GUTTER, "dim") + other).rstrip()


def _units(block: list[Pair]) -> Iterator[tuple[str, str]]:
    """Yield what must not be torn apart, left and right: words, with what is glued to them."""
    left = right = ""
    for pair in block:
        words = [word for word in (pair.left, pair.right) if word]
        if (left or right) and all(word.is_spaced for word in words):
            yield left, right
            left = right = ""
        left = _attached(left, pair.left, _shown(pair.left, pair.differs, "removed"))
        right = _attached(right, pair.right, _shown(pair.right, pair.differs, "added"))
    if left or right:
        yield left, right


def _attached(line: str, word: Word | None, shown: str) -> str:
    return f"{line} {shown}" if line and word and word.is_spaced else line + shown


def _stacked(block: list[Pair], width: int) -> Iterator[str]:
    """Yield the left text of a paragraph, then the right one; only the left if they are the same."""
    units = list(_units(block))
    left, right = (" ".join(unit[side] for unit in units if unit[side]) for side in (0, 1))
    if left == right:
        yield from wrapped(f"  {left}", width, "  ", breaks=True)
        return
    yield from wrapped(f"{paint('A', 'removed')} {left}", width, "  ", breaks=True)
    yield from wrapped(f"{paint('B', 'added')} {right}", width, "  ", breaks=True)
