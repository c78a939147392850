"""Settings of a run: from the environment, else from the archive's `chancery.toml`, else the defaults."""

import os
import tomllib
from typing import Any

from pydantic import ValidationError

from schemas.errors import UsageError
from schemas.settings import Limits, Settings
from warehouse.archive import Archive

PREFIX = "CHANCERY_"


def run_settings(archive: Archive) -> Settings:
    """Return the settings. Raises `UsageError` naming the setting and where it stands."""
    values = _from_file(archive)
    limits = values.pop("limits", {})
    values |= _from_environment(Settings, "")
    limits |= _from_environment(Limits, "LIMITS_")
    values.setdefault("workers", os.cpu_count() or 2)
    try:
        # What comes from the environment is text: "4" is taken for 4.
        return Settings.model_validate({**values, "limits": limits}, strict=False)
    except ValidationError as invalid:
        first = invalid.errors()[0]
        name = ".".join(map(str, first["loc"]))
        raise UsageError(
            f"setting {name} (${_variable(name)}, or {archive.root / 'chancery.toml'}): {first['msg']}"
        ) from invalid


def _from_file(archive: Archive) -> dict[str, Any]:
    path = archive.root / "chancery.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as cause:
        raise UsageError(f"{path}: {cause}") from cause


def _from_environment(model: type[Settings] | type[Limits], group: str) -> dict[str, Any]:
    names = {name: f"{PREFIX}{group}{name.upper()}" for name in model.model_fields if name != "limits"}
    return {name: os.environ[variable] for name, variable in names.items() if variable in os.environ}


def _variable(name: str) -> str:
    return PREFIX + name.replace(".", "_").upper()
