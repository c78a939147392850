"""What is in a package is known, in its order, or told of as incomplete."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from schemas.errors import IncompleteModule
from schemas.registry import known


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package of its own, as no two tests may import modules by the same name."""
    made = ModuleType(tmp_path.name)
    made.__path__ = [str(tmp_path)]
    monkeypatch.setitem(sys.modules, made.__name__, made)
    return made


def add(package: ModuleType, name: str, text: str) -> None:
    Path(package.__path__[0], f"{name}.py").write_text(text, encoding="utf-8")


def test_modules_are_known_in_the_order_they_give_and_by_name_where_it_is_one(package: ModuleType) -> None:
    for name, order in [("late", 20), ("b", 10), ("a", 10)]:
        add(package, name, f"ORDER = {order}\nWORD = {name!r}\n")
    assert known(package, "WORD") == ("a", "b", "late")


@pytest.mark.parametrize(
    ("text", "lacking"),
    [("WORD = 1", "an integer ORDER"), ("ORDER = '1'", "an integer"), ("ORDER = 1", "WORD")],
)
def test_a_module_that_lacks_something_is_named_with_it(package: ModuleType, text: str, lacking: str) -> None:
    add(package, "complete", "ORDER = 1\nWORD = 1\n")
    add(package, "half", text)
    with pytest.raises(IncompleteModule, match=rf"half\.py lacks {lacking}"):
        known(package, "WORD")


def test_a_folder_put_on_the_path_is_looked_into_at_once(package: ModuleType, tmp_path: Path) -> None:
    add(package, "first", "ORDER = 2\nWORD = 'first'\n")
    assert known(package, "WORD") == ("first",)
    (tmp_path / "more").mkdir()
    package.__path__ = [*package.__path__, str(tmp_path / "more")]
    Path(package.__path__[1], "second.py").write_text("ORDER = 1\nWORD = 'second'\n", encoding="utf-8")
    assert known(package, "WORD") == ("second", "first")
