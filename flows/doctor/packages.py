"""Whether Python and the packages are versions that are known to work together.

What works is what our own distribution asks for (`pyproject.toml`), bounds on packages that come with
Prefect among it: pip keeps to them when it installs, not when something else is installed later.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from flows.doctor.check import Check, broken, good

OLDEST_PYTHON = (3, 11)
REQUIREMENT = re.compile(r"^([\w.-]+)\s*([<>=!~,.\w\s*]*?)(?:;.*)?$")
BOUND = re.compile(r"(>=|<=|==|!=|<|>)\s*([\d.]+)")
INSTALL = "python -m pip install --upgrade"


def check_packages() -> Iterator[Check]:
    """Yield a check of Python, and one of each package that Chancery asks for."""
    yield python_check(sys.version_info[:3])
    try:
        wanted = requires("chancery") or []
    except PackageNotFoundError:
        yield broken("chancery", "is not installed", "run `pip install .` in its folder")
        return
    yield from (package_check(each, installed(each)) for each in unconditional(wanted))


def python_check(running: tuple[int, ...]) -> Check:
    seen = ".".join(map(str, running))
    if running[:2] >= OLDEST_PYTHON:
        return good("Python", seen)
    return broken("Python", seen, "DuckDB 2 needs Python 3.11 or later: make the environment with that")


def unconditional(requirements: Iterable[str]) -> list[str]:
    """Return the requirements that hold everywhere: not those of an extra."""
    return [each for each in requirements if "extra ==" not in each]


def installed(requirement: str) -> str | None:
    """Return the version of the package that the requirement names, None if it is not installed."""
    try:
        return version(_name_of(requirement))
    except PackageNotFoundError:
        return None


def package_check(requirement: str, found: str | None) -> Check:
    """Return whether the version `found` is one that the requirement (`fastapi<0.151`) allows."""
    name = _name_of(requirement)
    bounds = requirement[len(name) :].partition(";")[0].strip()
    if found is None:
        return broken(name, "is not installed", f"{INSTALL} '{name}{bounds}'")
    if all(_holds(found, *each) for each in BOUND.findall(bounds)):
        return good(name, found)
    return broken(name, f"{found} is known not to work with the others", f"{INSTALL} '{name}{bounds}'")


def _name_of(requirement: str) -> str:
    matched = REQUIREMENT.match(requirement)
    return matched[1] if matched else requirement


def _holds(found: str, sign: str, bound: str) -> bool:
    left, right = _release(found), _release(bound)
    width = max(len(left), len(right))
    left, right = left + (0,) * (width - len(left)), right + (0,) * (width - len(right))
    return {
        ">=": left >= right,
        "<=": left <= right,
        "==": left == right,
        "!=": left != right,
        "<": left < right,
        ">": left > right,
    }[sign]


def _release(text: str) -> tuple[int, ...]:
    """Return the numbers a version begins with: (2, 0, 1) of 2.0.1rc2."""
    matched = re.match(r"\d+(?:\.\d+)*", text)
    return tuple(map(int, matched[0].split("."))) if matched else ()
