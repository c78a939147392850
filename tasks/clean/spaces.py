"""Rules `spaces` and `blank_lines`: no white space that says nothing."""

import re

from tasks.clean.blocks import blocks_of
from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

# Each run is tried once, from its start: a line may be a megabyte of blanks.
AT_LINE_EDGE = re.compile(r"(?:(?<=[\n\f])|^)[ \t]+|(?<![ \t])[ \t]++(?=[\n\f]|$)")
BETWEEN_WORDS = re.compile(r"(?<=[^\s]) (?:[ ]+)(?=[^\s])")
AT_TEXT_EDGE = re.compile(r"\A\s+|(?<!\s)\s++\Z")
MANY = re.compile(r"(?<=\S)[^\S\n]*+\n[^\S\n]*+\n\s*+(?=\S)")


def find_spaces(draft: Draft) -> list[Change]:
    text = draft.text
    edges = [Replace(found.start(), found.end(), "") for found in AT_LINE_EDGE.finditer(text)]
    runs = [Replace(found.start() + 1, found.end(), "") for found in BETWEEN_WORDS.finditer(text)]
    tables = [(block.start, block.end) for block in blocks_of(text) if block.is_table]
    tables += [(mark.raw_start, mark.raw_end) for mark in draft.marks_of("table")]
    return [*edges, *(run for run in runs if not any(start <= run.start < end for start, end in tables))]


def find_blank_lines(draft: Draft) -> list[Change]:
    text = draft.text
    edges = [Replace(found.start(), found.end(), "") for found in AT_TEXT_EDGE.finditer(text) if text.strip()]
    many = [
        Replace(found.start() + 2, found.end(), "")
        if found[0].startswith("\n\n")
        else Replace(found.start(), found.end(), "\n\n")
        for found in MANY.finditer(text)
        if found[0] != "\n\n"
    ]
    return [*edges, *many]


SPACES = Rule(
    "spaces", "1", "white space at the edges of lines and more than one space between words", find_spaces
)
BLANK_LINES = Rule("blank_lines", "1", "blocks are set apart by one blank line", find_blank_lines)
