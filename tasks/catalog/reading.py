"""A catalogue file read and held to what a catalogue is; whatever is wrong with it is said with its line."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from schemas.catalog import CatalogSource
from schemas.errors import UsageError
from tasks.catalog.kind import known_kinds
from tasks.catalog.toml_lines import Lines, key_lines, line_of

MOST_BYTES = 4 * 2**20
_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")


@dataclass(frozen=True)
class Catalog:
    """The sources of a catalogue that were asked for, where it is, and its bytes."""

    path: Path
    sources: tuple[CatalogSource, ...]
    content: bytes


def read_catalog(path: str | Path, source_name: str | None = None) -> Catalog:
    """Return the sources of a catalogue file, or the one of this name.

    Raises `UsageError` that names file, line and key; the first mistake is its message, the others are notes.
    """
    place = Path(path)
    try:
        if place.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path} is too large for a catalogue: name a TOML file of sources")
        content = place.read_bytes()
    except OSError as cause:
        raise UsageError(f"{path}: {cause.strerror}: name a catalogue, a TOML file of sources") from cause
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    try:
        content.decode("utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError as cause:
        line = content[: cause.start].count(b"\n") + 1
        raise UsageError(f"{path}:{line}: a catalogue is in UTF-8, and these bytes are not") from cause
    # An integer of thousands of digits is another ValueError, and nesting without end a RecursionError.
    except (ValueError, RecursionError) as cause:
        raise UsageError(_told_syntax(path, text, str(cause))) from cause
    sources = _sources(path, text, table)
    chosen = [each for each in sources if source_name in (None, each.name)]
    if not chosen:
        names = ", ".join(each.name for each in sources)
        raise UsageError(f"{path} has no source {source_name!r}; it has {names}")
    return Catalog(place, tuple(chosen), content)


def _sources(path: str | Path, text: str, table: dict[str, Any]) -> list[CatalogSource]:
    """Return the sources; raise `UsageError` with all mistakes, in the order of the file."""
    lines = key_lines(text)
    tables = table.get("source", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(each, dict) for each in tables):
        tables, mistakes = [], [(line_of(lines, None, "source"), "a catalogue is a list of [[source]]")]
    else:
        mistakes = []
    mistakes += [
        (line_of(lines, None, key), f"key {key}: a catalogue has only [[source]]")
        for key in table
        if key != "source"
    ]
    sources: list[CatalogSource] = []
    names: set[str] = set()
    for place, values in enumerate(tables):
        source = _source(lines, place, values)
        if isinstance(source, CatalogSource):
            sources.append(source)
        else:
            mistakes += source
        name = values.get("name")
        if isinstance(name, str):
            if name in names:
                mistakes.append(
                    (line_of(lines, place, "name"), f"key name: there is a source {name!r} already")
                )
            names.add(name)
    if mistakes:
        first, *others = [f"{path}:{line}: {told}" for line, told in sorted(mistakes)]
        refused = UsageError(first)
        for other in others:
            refused.add_note(other)
        raise refused
    return sources


def _source(lines: Lines, place: int, values: dict[str, Any]) -> CatalogSource | list[tuple[int, str]]:
    """Return the source in the `[[source]]` at this place, or what is wrong with it and on which line."""
    kind = values.get("kind")
    kinds = known_kinds()
    if not isinstance(kind, str) or kind not in kinds:
        return [(line_of(lines, place, "kind"), f"key kind: it must be one of {', '.join(kinds)}")]
    try:
        return kinds[kind].model.model_validate(values)
    except ValidationError as invalid:
        mistakes: dict[tuple[int, str], None] = {}
        for error in invalid.errors(include_input=False, include_url=False):
            key = str(error["loc"][0]) if error["loc"] else ""
            told = _told(str(error["type"]), str(error["msg"]), kind)
            mistakes[line_of(lines, place, key), f"{f'key {key}: ' if key else ''}{told}"] = None
        return list(mistakes)


def _told(error_type: str, message: str, kind: str) -> str:
    """Return what is wrong with a key, never what stands there: it might be a password."""
    if error_type == "missing":
        return f"a source of kind {kind} needs it"
    if error_type == "extra_forbidden":
        keys = ", ".join(known_kinds()[kind].model.model_fields)
        return f"a source of kind {kind} has no such key; it has {keys}"
    return message.removeprefix("Value error, ")


def _told_syntax(path: str | Path, text: str, message: str) -> str:
    found = _PLACE.search(message)
    line = found[1] if found else str(text.count("\n") + 1)
    return f"{path}:{line}: {_PLACE.sub('', message).removesuffix(' (at end of document)')}"
