"""`chancery settings`: every setting, its value here and where that comes from."""

import argparse
import os
from typing import Any

from flows.cli.printing.labelled import labelled
from flows.cli.printing.output import note, print_json, print_lines
from flows.cli.reading import chosen_archive
from flows.cli.settings import (
    DEFAULT,
    given_settings,
    setting_fields,
    settings_of,
    unread_variables,
    variable,
)
from schemas.settings import Settings
from schemas.size import as_size
from tasks.web.address import without_secrets


def run(arguments: argparse.Namespace) -> int:
    """Print the settings that a run on this archive would have; returns the exit code."""
    archive = chosen_archive(arguments)
    given = given_settings(archive, arguments.set)
    settings = settings_of(given)
    rows = [
        {
            "name": name,
            "value": _told_value(settings, name) if field.exclude else _value(settings, name),
            "origin": given[name].origin if name in given else DEFAULT,
            "environment": variable(name),
            "meaning": (field.description or "").replace("`", ""),
        }
        for name, field in setting_fields()
    ]
    for each in unread_variables(os.environ):
        note(each)
    if arguments.json:
        print_json(rows)
        return 0
    print_lines(labelled((str(row["name"]), _told(row)) for row in rows))
    note(
        f"set one with --set NAME=VALUE, its environment variable ({variable('limits.seconds')} for"
        f" limits.seconds), or in {archive.root / 'chancery.toml'}; the first of these that has it wins"
    )
    return 0


def _value(settings: Settings, name: str) -> Any:
    value: Any = settings
    for part in name.split("."):
        value = getattr(value, part)
    return value


def _told_value(settings: Settings, name: str) -> Any:
    """Return the value of a setting that is on no record: the address without what may be a secret."""
    value = _value(settings, name)
    return without_secrets(value) if value else value


def _told(row: dict[str, Any]) -> str:
    origin = "" if row["origin"] == DEFAULT else f", {row['origin']}"
    return f"{_shown(row['name'], row['value'])}{origin}: {row['meaning']}"


def _shown(name: str, value: Any) -> str:
    """Return a value as it may be typed."""
    if value is None or value == "":
        return "–"
    if name.endswith("_bytes"):
        return as_size(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
