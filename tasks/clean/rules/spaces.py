"""Rule `spaces`: no white space at the edges of lines, and between words no more than says something."""

import re

from tasks.clean.blocks import blocks_of
from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

# Each run is tried once, from its start: a line may be a megabyte of blanks.
AT_LINE_EDGE = re.compile(r"(?:(?<=[\n\f])|^)[ \t]+|(?<![ \t])[ \t]++(?=[\n\f]|$)")
BETWEEN_WORDS = re.compile(r"(?<=[^\s]) (?:[ ]+)(?=[^\s])")


def find(draft: Draft) -> list[Change]:
    text = draft.text
    edges = [Replace(found.start(), found.end(), "") for found in AT_LINE_EDGE.finditer(text)]
    runs = [Replace(found.start() + 1, found.end(), "") for found in BETWEEN_WORDS.finditer(text)]
    tables = [(block.start, block.end) for block in blocks_of(text) if block.is_table]
    tables += [(mark.raw_start, mark.raw_end) for mark in draft.marks_of("table")]
    return [*edges, *(run for run in runs if not any(start <= run.start < end for start, end in tables))]


ORDER = 70
RULE = Rule("spaces", "1", "white space at the edges of lines and more than one space between words", find)
