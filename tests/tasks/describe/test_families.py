"""A family of documents is added by a module and nothing else."""

from pathlib import Path

import pytest

from schemas.reading import Hints
from tasks.clean.clean import clean
from tasks.describe import families
from tasks.describe.describe import describe, known_families
from tasks.structure.passages import passages_of

RECIPE = '''
"""Recipes."""
from tasks.describe.portrait import Found, Portrait

ORDER = 5

def describe(front):
    if not front.passages[0].text.startswith("Recipe"):
        return None
    return Portrait("other", (Found("title", "a recipe", 0, 6, "recipe"),))
'''


def test_a_new_module_is_asked_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "recipes.py").write_text(RECIPE, encoding="utf-8")
    monkeypatch.setattr(families, "__path__", [*families.__path__, str(tmp_path)])
    text = "Recipe for soup\n\nTake water, salt and patience, and stir for as long as it takes to be done."
    assert describe(passages_of(clean(text), []), Hints()).description.title == "a recipe"


def test_families_are_asked_in_the_order_they_give() -> None:
    names = [family.__module__.rpartition(".")[2] for family in known_families()]
    assert names.index("correspondence") < names.index("press") < names.index("reports")
    assert names[-1] == "reports"
