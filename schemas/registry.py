"""The registry of everything that is one file each: a module is known by being in its package.

So work families of documents, cleaning rules, kinds of sources, formats of exports, sections of the report.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from schemas.errors import IncompleteModule


def known(package: ModuleType, name: str) -> tuple[Any, ...]:
    """Return what the modules of a package have under this name, in the order of their integers `ORDER`.

    Where two are equal, the names of the modules decide. Raises `IncompleteModule` with the file that lacks
    something: nothing goes on without what was meant to be added.
    """
    return tuple(getattr(module, name) for module in modules(package, name))


def modules(package: ModuleType, *names: str) -> tuple[ModuleType, ...]:
    """Return the modules of a package in their order, each of which has `ORDER` and all of these names."""
    # A package may lie in several folders; another folder is another set of modules.
    return _modules(package.__name__, tuple(package.__path__), names)


@cache
def _modules(package: str, folders: tuple[str, ...], names: tuple[str, ...]) -> tuple[ModuleType, ...]:
    found = [import_module(each.name) for each in iter_modules(folders, f"{package}.")]
    for module in found:
        if lacking := next(_lacking(module, names), None):
            raise IncompleteModule(f"{module.__file__} lacks {lacking}: every module in {package} has it")
    return tuple(sorted(found, key=lambda module: (module.ORDER, module.__name__)))


def _lacking(module: ModuleType, names: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(getattr(module, "ORDER", None), int):
        yield "an integer ORDER"
    yield from (name for name in names if not hasattr(module, name))
