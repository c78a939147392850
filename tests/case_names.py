"""Names of the cases of a parametrized test: what is in them, where pytest would number them.

The same in every process: nothing is named whose text depends on an address or the order of a set.
"""

from datetime import date
from typing import Any

LONGEST = 60
"""Characters of one value; of what is longer, the beginning."""

PLAIN = (str, bytes, int, float, date, type(None))


def pytest_make_parametrize_id(val: Any) -> str | None:
    """Return what to call a value in the name of a case; None leaves it to pytest."""
    said = _said(val)
    if said is None:
        return None
    flat = " ".join(said.split())
    shown = flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in shown)


def _said(val: Any) -> str | None:
    if isinstance(val, bytes):
        return val[: 2 * LONGEST].decode("utf-8", "backslashreplace")
    if isinstance(val, str | date):
        return str(val)
    if isinstance(val, dict) and all(isinstance(each, PLAIN) for each in (*val, *val.values())):
        return ", ".join(f"{name}={value}" for name, value in val.items()) or "{}"
    if isinstance(val, list | tuple) and all(isinstance(each, PLAIN) for each in val):
        return ", ".join(map(str, val)) or "()"
    if isinstance(val, set | frozenset) and all(isinstance(each, PLAIN) for each in val):
        return ", ".join(sorted(map(str, val))) or "{}"
    return None
