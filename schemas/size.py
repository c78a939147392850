"""Sizes in bytes as people write them: `2 GiB`; what is printed can be typed."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

UNITS = {"B": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}
WRITTEN = re.compile(r"(\d+(?:\.\d+)?) *([KMGT]iB|B)", re.IGNORECASE)
BY_NAME = {name.casefold(): factor for name, factor in UNITS.items()}


def bytes_of(value: Any) -> Any:
    """Return the number of bytes that a text such as `1.5 GiB` means; anything else as it is."""
    if not isinstance(value, str):
        return value
    found = WRITTEN.fullmatch(value.strip())
    if found:
        return int(float(found[1]) * BY_NAME[found[2].casefold()])
    if not value.strip().lstrip("+-").isdigit():
        raise ValueError("it must be a number of bytes, or one with KiB, MiB, GiB or TiB, as in 2 GiB")
    return value


def as_size(size: int) -> str:
    """Return a number of bytes in the largest unit in which it is whole: `2 GiB`, `1025 B`."""
    name = next(name for name, factor in reversed(UNITS.items()) if size % factor == 0 and size >= factor)
    return f"{size // UNITS[name]} {name}"


Size = Annotated[int, BeforeValidator(bytes_of)]
