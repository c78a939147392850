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
from tasks.catalog.toml_lines import line_of

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

    Raises `UsageError` that names file, line and key.
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
    except tomllib.TOMLDecodeError as cause:
        raise UsageError(_told_syntax(path, text, str(cause))) from cause
    sources = _sources(path, text, table)
    chosen = [each for each in sources if source_name in (None, each.name)]
    if not chosen:
        names = ", ".join(each.name for each in sources)
        raise UsageError(f"{path} has no source {source_name!r}; it has {names}")
    return Catalog(place, tuple(chosen), content)


def _sources(path: str | Path, text: str, table: dict[str, Any]) -> list[CatalogSource]:
    for key in table:
        if key != "source":
            raise UsageError(f"{path}:{line_of(text, None, key)}: key {key}: a catalogue has only [[source]]")
    tables = table.get("source", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(each, dict) for each in tables):
        raise UsageError(f"{path}:{line_of(text, None, 'source')}: a catalogue is a list of [[source]]")
    sources: list[CatalogSource] = []
    for place, values in enumerate(tables):
        source = _source(path, text, place, values)
        if any(source.name == each.name for each in sources):
            where = line_of(text, place, "name")
            raise UsageError(f"{path}:{where}: key name: there is a source {source.name!r} already")
        sources.append(source)
    return sources


def _source(path: str | Path, text: str, place: int, values: dict[str, Any]) -> CatalogSource:
    kind = values.get("kind")
    kinds = known_kinds()
    if not isinstance(kind, str) or kind not in kinds:
        where = line_of(text, place, "kind")
        raise UsageError(f"{path}:{where}: key kind: it must be one of {', '.join(kinds)}")
    try:
        return kinds[kind].model.model_validate(values)
    except ValidationError as invalid:
        errors = invalid.errors(include_input=False, include_url=False)
        key = str(errors[0]["loc"][0]) if errors[0]["loc"] else ""
        where = line_of(text, place, key)
        told = _told(str(errors[0]["type"]), str(errors[0]["msg"]), kind)
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise UsageError(f"{path}:{where}: {f'key {key}: ' if key else ''}{told}{more}") from None


def _told(error_type: str, message: str, kind: str) -> str:
    """Return what is wrong with a key, never what stands there: it might be a password."""
    if error_type == "missing":
        return f"a source of kind {kind} needs it"
    if error_type == "extra_forbidden":
        keys = ", ".join(known_kinds()[kind].model.model_fields)
        return f"a source of kind {kind} has no such key; it has {keys}"
    if "https?" in message:
        return "it must be an http or https address, without user and password"
    return message.removeprefix("Value error, ")


def _told_syntax(path: str | Path, text: str, message: str) -> str:
    found = _PLACE.search(message)
    line = found[1] if found else str(text.count("\n") + 1)
    return f"{path}:{line}: {_PLACE.sub('', message).removesuffix(' (at end of document)')}"
