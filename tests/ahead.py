"""Scenarios of the whole command: they take seconds each, and run beside the other tests from the start.

A function decorated with `ahead` becomes a session's fixture of its name, whose value is what the function
returned; what it raised, it raises in the tests that ask for it. Its parameters say on what it works:
`chancery` is the command on an archive of its own that is not there yet, `held` the command on a copy of the
archive of the samples, `ingested` the command on that archive itself, which it must not change.
"""

import inspect
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

Scenario = Callable[..., Any]

AT_ONCE = 2
"""Scenarios under way at a time: most of one is waiting for processes to start."""

_scenarios: dict[str, Scenario] = {}
_long: set[str] = set()
"""Names of those that are begun before the others, so that nobody waits for them in the end."""


def long_ahead(scenario: Scenario) -> Any:
    """Return a fixture as `ahead` does, for a scenario that takes longer than most."""
    _long.add(scenario.__name__)
    return ahead(scenario)


def ahead(scenario: Scenario) -> Any:
    """Return a fixture that waits for what the scenario returns."""
    name = scenario.__name__
    assert name not in _scenarios, f"two scenarios are called {name}"
    _scenarios[name] = scenario

    @pytest.fixture(scope="session", name=name)
    def outcome(under_way: Mapping[str, "Future[Any]"]) -> Any:
        return under_way[name].result()

    return outcome


def is_late(item: pytest.Item) -> bool:
    """Whether a test needs what a scenario or the server brings: such tests come last."""
    return not {"under_way", "prefect"}.isdisjoint(item.fixturenames)  # type: ignore[attr-defined]


@contextmanager
def scenarios_under_way(
    items: Sequence[pytest.Item], folder: Path, command: Callable[[Path], Any]
) -> Iterator[dict[str, "Future[Any]"]]:
    """Run the scenarios these tests ask for, each in a folder of its own, long ones first, then as needed.

    `command` makes the command on an archive. At the end, what has not begun is dropped.
    """
    asked = dict.fromkeys(name for item in items for name in item.fixturenames)  # type: ignore[attr-defined]
    wanted = sorted((name for name in asked if name in _scenarios), key=lambda name: name not in _long)
    if any({"held", "ingested"} & set(_parameters(name)) for name in wanted):
        wanted = ["ingested", *(name for name in wanted if name != "ingested")]
    under_way: dict[str, Future[Any]] = {}
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="scenario")
    try:
        for name in wanted:
            under_way[name] = pool.submit(_play, name, folder / name, command, under_way)
        yield under_way
    finally:
        pool.shutdown(cancel_futures=True)


def _play(
    name: str, folder: Path, command: Callable[[Path], Any], under_way: Mapping[str, "Future[Any]"]
) -> Any:
    folder.mkdir()
    given: dict[str, Any] = {}
    for parameter in _parameters(name):
        if parameter == "ingested":
            given[parameter] = under_way["ingested"].result()
            continue
        if parameter == "held":
            shutil.copytree(under_way["ingested"].result().root, folder / "archive")
        given[parameter] = command(folder / "archive")
    return _scenarios[name](**given)


def _parameters(name: str) -> list[str]:
    return list(inspect.signature(_scenarios[name]).parameters)
