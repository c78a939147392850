"""Text of documents within Markdown: shown as it is, never obeyed.

Titles and file names come from outside. In what Prefect renders, a pipe would end a cell, a bracket make a
link, a tag become part of the page, a right-to-left override swap what is read.
"""

import re
from collections.abc import Sequence

from flows.cli.printing.terminal import on_one_line, shortened, visible

LONGEST = 160
"""Cells of one text; what is longer ends in an ellipsis."""

ACTIVE = re.compile(r"[\\`*_\[\]<>|~&:@$]|(?<=\d)[.)]|^[#+=-]")
"""The signs that Markdown or HTML takes for its own: anywhere, or where a line begins."""

IN_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
"""Places in a bare address, which renderers make a link of even where its signs have backslashes."""

WORD_JOINER = "\u2060"
"""Takes no room and parts no line; what is between its sides is no address."""


def escaped(text: str | None, longest: int = LONGEST) -> str:
    """Return text on one line in which nothing is Markdown, HTML or a link.

    Active signs get a backslash, which every renderer of Markdown knows (Prefect's first pages show
    character references as they are written); controls and invisible characters become escapes that can
    be read.
    """
    plain = shortened(visible(on_one_line(text or "").strip()), longest)
    return ACTIVE.sub(r"\\\g<0>", IN_ADDRESS.sub(WORD_JOINER, plain))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; its cells must be escaped already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
