"""On which line of a TOML file a key stands: the standard library's reader does not say."""

import re

_HEADER = re.compile(r"\s*\[\[?\s*([\w.\"'-]+)\s*\]")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[.=]")
_TRIPLE = re.compile(r"\"\"\"|'''")


Lines = dict[tuple[int | None, str], int]
"""Lines, from 1, by the place of a `[[source]]`, from 0 (None: at the top), and the key; "" is its header."""


def key_lines(text: str) -> Lines:
    """Return on which lines the keys of a catalogue stand."""
    found: Lines = {}
    place: int | None = None
    count = 0
    is_source = True
    for number, line in _outside_strings(text):
        header = _HEADER.match(line)
        if header:
            found.setdefault((None, header[1].partition(".")[0]), number)
            is_source = header[1] == "source"
            if is_source:
                place, count = count, count + 1
                found[place, ""] = number
            continue
        key = _KEY.match(line)
        if key and is_source:
            found.setdefault((place, key[1]), number)
    return found


def line_of(lines: Lines, place: int | None, key: str) -> int:
    """Return the line of a key; where it is not found, that of the header, or 1."""
    return lines.get((place, key)) or lines.get((place, "")) or 1


def _outside_strings(text: str) -> list[tuple[int, str]]:
    """Return the lines, numbered, that do not begin within a string of several lines."""
    lines: list[tuple[int, str]] = []
    closing = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not closing:
            lines.append((number, line))
        for mark in _TRIPLE.findall(line):
            closing = "" if mark == closing else closing or mark
    return lines
