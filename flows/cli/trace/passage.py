"""The traced words in their surroundings, and the part of the document they belong to."""

import re
from collections.abc import Iterator, Sequence

from flows.cli.printing.colour import is_coloured, paint
from flows.cli.printing.language_names import language_name
from flows.cli.printing.output import count
from flows.cli.printing.terminal import on_one_line, terminal_width, visible, wrapped
from flows.cli.reading import Record

CONTEXT = 60
"""Characters shown before and after the words."""

LONGEST = 900
"""Characters shown of the words themselves; of more, the beginning and the end."""

MOST_PLACES = 8

BLOCK_END = re.compile(r"\n[ \t]*\n\s*")


def passage_lines(record: Record, indent: str) -> Iterator[str]:
    """Yield, for each place in the clean text, where it is and the words marked in their surroundings."""
    places = record["text"]
    if not places:
        yield f"{indent}none of it stands in the clean text"
    for place in places[:MOST_PLACES]:
        yield from wrapped(indent + visible(_where(place)), terminal_width(), indent)
        yield from marked_lines(place, indent + "  ")
    if len(places) > MOST_PLACES:
        yield f"{indent}… and {count(len(places) - MOST_PLACES, 'place')} more: --json has them all"


def marked_lines(place: Record, indent: str) -> list[str]:
    """Return the words of a place between what stands before and after, in lines of the terminal."""
    before, after = (_flat(place[side]) for side in ("before", "after"))
    words = " ".join(_marked(word) for word in _flat(_shortened(place["text"])).split(" "))
    if not is_coloured():
        words = f"[={words}=]"
    return wrapped(f"{indent}{before}{words}{after}", terminal_width(), indent)


def surroundings(text: str, start: int, end: int) -> Record:
    """Return what stands before and after a range, each cut at a blank and with an ellipsis where cut."""
    before, after = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    if start > CONTEXT:
        before = "…" + before.partition(" ")[2] if " " in before else "…" + before
    if end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…" if " " in after else after + "…"
    return {"before": before, "after": after}


def _marked(word: str) -> str:
    return paint(word, "traced") if word else ""


def _flat(text: str) -> str:
    """Return text on one line, the end of a block as a pilcrow."""
    return visible(on_one_line(BLOCK_END.sub(" ¶ ", text)))


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    left_out = len(text) - LONGEST
    return f"{text[: LONGEST // 2]} … [{left_out:,} characters] … {text[-LONGEST // 2 :]}"


def _where(place: Record) -> str:
    """Return offsets, roles, languages and pages of a place, as far as they are known."""
    passages = place["passages"]
    sections = {row["section"] for row in passages if row["section"]}
    parts = [
        f"characters {place['text_start']:,}–{place['text_end']:,}",
        _distinct([row["role"].replace("_", " ") for row in passages]),
        _distinct([language_name(row["language"]) for row in passages if row["language"]]),
        _pages(sorted({row["page_number"] for row in passages})),
        f"under “{on_one_line(next(iter(sections)))}”" if len(sections) == 1 else "",
    ]
    return ", ".join(part for part in parts if part)


def _distinct(names: Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(names))


def _pages(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    return f"page {first}" if first == last else f"pages {first}–{last}"
