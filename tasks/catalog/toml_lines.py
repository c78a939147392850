"""On which line of a TOML file a key stands: the standard library's reader does not say."""

import re

_HEADER = re.compile(r"\s*\[\[?\s*([\w.\"'-]+)\s*\]")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[.=]")
_TRIPLE = re.compile(r"\"\"\"|'''")


def line_of(text: str, place: int | None, key: str) -> int:
    """Return the line, from 1, of a key in the `[[source]]` at this place, from 0; without one, at the top.

    Where the key is not found, the line of the table's header, or 1.
    """
    header = 1
    at = -1 if place is None else None
    count = 0
    for number, line in _outside_strings(text):
        found = _HEADER.match(line)
        if found:
            if place is None and found[1].partition(".")[0] == key:
                return number
            is_source = found[1] == "source"
            at = count if is_source else None
            count += is_source
            if is_source and at == place:
                header = number
            continue
        named = _KEY.match(line)
        if named and named[1] == key and at == (-1 if place is None else place):
            return number
    return header


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
