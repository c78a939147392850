"""A comparison on a terminal: the differing places, then the passages side by side."""

from collections.abc import Iterator

from flows.cli.alignment import Pair, Word, paragraphs, word_pairs
from flows.cli.colour import is_coloured, paint
from flows.cli.compared import Comparison, Place, differing_places, hidden_line, summary
from flows.cli.output import print_lines
from flows.cli.terminal import display_width, padded, terminal_width, visible, wrapped

UNLIMITED = 100
"""Columns used where nothing limits a line."""

NARROW = 72
"""Below this many columns the passages stand one above the other."""

GUTTER = " │ "


def print_comparison(comparison: Comparison) -> None:
    """Print names, summary, differing places and passages."""
    width = terminal_width() or UNLIMITED
    for label, side, style in (("A", comparison.left, "removed"), ("B", comparison.right, "added")):
        print_lines(wrapped(f"{paint(label, style)}  {visible(side.called)}", width, "   "))
    print()
    for sentence in summary(comparison):
        print_lines(wrapped(visible(sentence), width))
    for number, place in enumerate(differing_places(comparison), start=1):
        print_lines(wrapped(f"{number:>4}  {_place(place)}", width, "      "))
    for number, passage in enumerate(comparison.passages, start=1):
        formula = ", common wording" if passage.is_formula else ""
        heading = (
            f"passage {number} of {len(comparison.passages)}, {100 * passage.similarity:.1f} % alike{formula}"
        )
        on_left = f"{passage.left_start}–{passage.left_end}"
        where = f"characters {on_left} of A, {passage.right_start}–{passage.right_end} of B"
        print()
        print_lines(paint(line, "bold") for line in wrapped(f"{heading}: {where}", width))
        pairs = word_pairs(passage, comparison.left.text, comparison.right.text)
        for block in paragraphs(pairs):
            print()
            print_lines(_stacked(block, width) if width < NARROW else _beside(block, width))
    if hidden_line(comparison):
        print(paint(f"\n{hidden_line(comparison)}", "dim"))


def _place(place: Place) -> str:
    difference = place.difference
    removed = _marked(visible(difference.left_words), "removed")
    added = _marked(visible(difference.right_words), "added")
    before, after = (" ".join(words.split()) for words in (place.before, place.after))
    left_gap = " " if place.before[-1:].isspace() else ""
    right_gap = " " if place.after[:1].isspace() else ""
    between = " " if removed and added else ""
    return f"{visible(before)}{left_gap}{removed}{between}{added}{right_gap}{visible(after)}"


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
