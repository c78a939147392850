"""Settings of a run: from flags, else the environment, else the archive's `chancery.toml`, else the defaults.

Settings stand in groups (`limits`); a setting's name is written with dots: `limits.seconds` is
`--set limits.seconds=90`, `$CHANCERY_LIMITS_SECONDS`, and `seconds` under `[limits]` in the file.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from flows.cli.printing.meant import meant
from flows.cli.printing.terminal import visible
from schemas.errors import UsageError
from schemas.settings import MOST_WORKERS, Settings
from warehouse.archive import Archive

PREFIX = "CHANCERY_"
NO_SETTINGS = ("CHANCERY_ARCHIVE", "CHANCERY_PASSIM", "CHANCERY_PDF_PYTHON")
FOR_TESTS = "CHANCERY_TEST"
"""How the variables begin that only tests read."""

FLAG = "--set"
DEFAULT = "default"


@dataclass(frozen=True)
class Given:
    """What somebody set: the value as it was written, and where."""

    value: Any
    origin: str


def run_settings(archive: Archive, flags: Sequence[str] = ()) -> Settings:
    """Return the settings; `flags` are `NAME=VALUE`. Raises `UsageError` that says which and where."""
    return settings_of(given_settings(archive, flags))


def given_settings(archive: Archive, flags: Sequence[str] = ()) -> dict[str, Given]:
    """Return what is set, by name: of several places the one that wins."""
    return {
        "workers": Given(min(os.cpu_count() or 2, MOST_WORKERS), "one for each core"),
        **_from_file(archive),
        **_from_environment(os.environ),
        **_from_flags(flags),
    }


def settings_of(given: Mapping[str, Given]) -> Settings:
    """Return the settings with these values. Raises `UsageError` naming the first that will not do."""
    _refuse_unknown(given)
    nested: dict[str, Any] = {}
    for name, each in given.items():
        *groups, last = name.split(".")
        place = nested
        for group in groups:
            place = place.setdefault(group, {})
        place[last] = each.value
    try:
        # What comes from the environment is text: "4" is taken for 4.
        return Settings.model_validate(nested, strict=False)
    except ValidationError as invalid:
        first = invalid.errors()[0]
        name = ".".join(map(str, first["loc"]))
        raise UsageError(
            f"{given[name].origin}: {name}: {first['msg']}; `chancery settings` lists them"
        ) from invalid


def _refuse_unknown(given: Mapping[str, Given]) -> None:
    known = [name for name, _ in setting_fields()]
    for name, each in given.items():
        if name in known:
            continue
        within = next((other for other in known if other.startswith(f"{name}.")), None)
        told = f"it is a group: set {within}, or another of it" if within else "there is no such setting"
        hint = (not within and meant(name, known)) or "; `chancery settings` lists them"
        raise UsageError(f"{each.origin}: {name}: {told}{hint}")


def setting_fields(model: type[BaseModel] = Settings, group: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Yield every setting's name and field, those of a group together."""
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from setting_fields(field.annotation, f"{group}{name}.")
        else:
            yield f"{group}{name}", field


def variable(name: str) -> str:
    """Return the environment variable of a setting."""
    return PREFIX + name.replace(".", "_").upper()


def unread_variables(environment: Mapping[str, str]) -> list[str]:
    """Return a sentence for each variable that is called like one of ours and that nothing reads."""
    variables = [variable(name) for name, _ in setting_fields()]
    read = {*variables, *NO_SETTINGS}
    return [
        f"${visible(name)} sets nothing: there is no such setting{meant(name, variables, '$')}"
        for name in sorted(environment)
        if name.startswith(PREFIX) and name not in read and not name.startswith(FOR_TESTS)
    ]


def _from_file(archive: Archive) -> dict[str, Given]:
    path = archive.root / "chancery.toml"
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as cause:
        raise UsageError(f"{path}: {cause}") from cause
    return {name: Given(value, str(path)) for name, value in _flattened(found, "")}


def _flattened(table: Mapping[str, Any], group: str) -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{group}{name}.")
        else:
            yield f"{group}{name}", value


def _from_environment(environment: Mapping[str, str]) -> dict[str, Given]:
    names = [name for name, _ in setting_fields() if variable(name) in environment]
    return {name: Given(environment[variable(name)], f"${variable(name)}") for name in names}


def _from_flags(flags: Sequence[str]) -> dict[str, Given]:
    given = {}
    for flag in flags:
        name, sign, value = flag.partition("=")
        if not sign:
            raise UsageError(f"{FLAG} {flag}: give NAME=VALUE, as in {FLAG} limits.seconds=90")
        given[name.strip()] = Given(value.strip(), f"{FLAG} {name.strip()}")
    return given
