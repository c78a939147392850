"""Every change from raw to clean text, and every change that was not made, with a few words around it."""

from collections.abc import Iterator

from flows.cli.printing.colour import is_coloured, paint
from flows.cli.printing.output import note, print_lines
from flows.cli.printing.terminal import terminal_width, visible, without_middle, wrapped
from flows.cli.reading import Record

CONTEXT = 24
"""Characters shown before and after a change."""

LONGEST = 120
"""Characters shown of one side of a change; what was moved or cut can be a page."""


def edit_records(edits: list[Record], raw_text: str) -> list[Record]:
    """Return the edits with their texts: `before` as in the raw text, `after` the same if only moved."""
    return [_with_texts(edit, raw_text) for edit in edits]


def print_edits(edits: list[Record], raw_text: str) -> None:
    """Print two lines or more per edit: where, by which rules and why; then before and after."""
    for edit in edit_records(edits, raw_text):
        print_lines(edit_lines(edit, raw_text))
    if not edits:
        note("no edits: the clean text is the raw text")


def edit_lines(edit: Record, raw_text: str, indent: str = "") -> Iterator[str]:
    """Yield the lines that tell of one edit, which has its texts."""
    width = terminal_width()
    place = f"{edit['raw_start']:,}–{edit['raw_end']:,}"
    heading = f"raw {place}  {', '.join(edit['rules'])}: {edit['reason'] or 'no reason recorded'}"
    yield from wrapped(indent + visible(heading), width, indent + "  ")
    yield from wrapped(f"{indent}    {_change(edit, raw_text)}", width, indent + "    ")


def print_suggestions(suggestions: list[Record], text: str) -> None:
    """Print two lines or more per suggestion: where and on what evidence, then what could stand there."""
    if suggestions:
        print_lines(["", paint("Not changed, but doubtful", "bold")])
    for each in suggestions:
        start, end = each["text_start"], each["text_end"]
        heading = f"text {start:,}–{end:,}  {each['rule']}: {each['message']}"
        print_lines(wrapped(visible(heading), terminal_width(), "  "))
        left, right = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
        passage = f"…{visible(left)}{visible(text[start:end])}{visible(right)}…"
        print_lines(wrapped(f"    {passage}  or: {visible(each['value'] or '')}", terminal_width(), "    "))


def _with_texts(edit: Record, raw_text: str) -> Record:
    before = raw_text[edit["raw_start"] : edit["raw_end"]]
    return {**edit, "before": before, "after": before if edit["after"] is None else edit["after"]}


def _change(edit: Record, raw_text: str) -> str:
    """Return the change in its surroundings, everything on one line, whitespace to be seen."""
    before, after = edit["before"], edit["after"]
    left = visible(raw_text[max(edit["raw_start"] - CONTEXT, 0) : edit["raw_start"]])
    right = visible(raw_text[edit["raw_end"] : edit["raw_end"] + CONTEXT])
    if before == after:
        return f"moved to {edit['text_start']:,} of the text: {_side(before, 'dim')}"
    return f"…{left}{_removed(before)}{_added(after)}{right}…"


def _removed(text: str) -> str:
    return _side(text, "removed") if is_coloured() or not text else f"[-{_side(text, 'removed')}-]"


def _added(text: str) -> str:
    return _side(text, "added") if is_coloured() or not text else f"{{+{_side(text, 'added')}+}}"


def _side(text: str, style: str) -> str:
    shown = visible(without_middle(text, LONGEST))
    words = [shown.replace(" ", "·")] if not text.strip() else shown.split(" ")
    return " ".join(paint(word, style) for word in words)
