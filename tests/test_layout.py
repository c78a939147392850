"""The rules of the house: what may stand where, what may be imported where."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

TOP_LEVEL = {"flows", "tasks", "schemas", "warehouse", "tests", "prefect.yaml", "pyproject.toml", "README.md"}
LAYERS = ["schemas", "warehouse", "tasks", "flows"]
LIBRARIES = {
    "schemas": {"pydantic"},
    "warehouse": {"pydantic", "duckdb"},
    "tasks": {"pydantic", "duckdb", "pdfplumber", "prefect"},
    "flows": {"pydantic", "duckdb", "pdfplumber", "prefect"},
}
MODULES = sorted(path for layer in LAYERS for path in (REPOSITORY / layer).rglob("*.py"))
TESTS = sorted((REPOSITORY / "tests").rglob("*.py"))
SQL = sorted((REPOSITORY / "warehouse").rglob("*.sql"))


def imported(path: Path) -> set[str]:
    """The top-level names of everything a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            names.add((node.module or "").partition(".")[0])
    return names


def shown(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(REPOSITORY)) for path in paths]


def test_nothing_else_is_visible_at_the_top_level() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    visible = {name.partition("/")[0] for name in tracked if not name.startswith(".")}
    assert visible == TOP_LEVEL


@pytest.mark.parametrize("path", MODULES, ids=shown(MODULES))
def test_imports_point_one_way_and_stay_on_the_list(path: Path) -> None:
    layer = path.relative_to(REPOSITORY).parts[0]
    below = set(LAYERS[: LAYERS.index(layer) + 1])
    allowed = (set(sys.stdlib_module_names) - {"hashlib"}) | LIBRARIES[layer] | below
    assert imported(path) <= allowed


@pytest.mark.parametrize("path", TESTS, ids=shown(TESTS))
def test_tests_import_nothing_that_is_not_installed_for_them(path: Path) -> None:
    allowed = (set(sys.stdlib_module_names) - {"hashlib"}) | LIBRARIES["flows"] | {*LAYERS, "tests", "pytest"}
    assert imported(path) <= allowed


def test_prefect_is_imported_only_where_a_flow_or_a_task_is_defined() -> None:
    users = [path.relative_to(REPOSITORY).as_posix() for path in MODULES if "prefect" in imported(path)]
    flows = ["attempts", "check", "derive_shard", "ingest", "rebuild", "reprocess"]
    around = ["server/deploying", "server/quiet_prefect", "stages/shard_runs", "telling/run_artifacts"]
    assert users == [*(f"flows/{name}.py" for name in flows + around), "tasks/batch_tasks.py"]


@pytest.mark.parametrize("path", MODULES, ids=shown(MODULES))
def test_a_module_is_one_idea_with_a_docstring(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    assert ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", SQL, ids=shown(SQL))
def test_an_sql_file_opens_with_what_it_gives_and_why(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("-- ") and len(first) > 20


def test_the_readme_draws_the_folders_that_there_are_and_names_no_other() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    made = readme.partition("\n## How it is made\n")[2].partition("\n## ")[0]
    drawing, named = made.split("```")[1], set(re.findall(rf"`((?:{'|'.join(LAYERS)}|tests)/[^`\s]*)`", made))
    drawn = set(re.findall(r"[a-z_]+(?=/)", drawing))
    packages = {path.parent for path in MODULES if path.name == "__init__.py"}
    assert {path.name for path in packages if path.parents[1] == REPOSITORY} <= drawn
    assert drawn <= {path.name for layer in LAYERS for path in (REPOSITORY / layer).rglob("*")} | set(LAYERS)
    assert len(named) > 20 and not [path for path in named if not list(REPOSITORY.glob(path.rstrip("/")))]


def test_the_declared_dependencies_are_the_allowed_ones() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {dependency.partition("<")[0].partition(">")[0] for dependency in project["dependencies"]}
    bounds_only = {"fastapi", "sqlalchemy"}
    assert names - bounds_only == {"prefect", "pdfplumber", "pydantic", "duckdb"}
    assert project["license"] == "Apache-2.0"


def test_the_installed_command_brings_its_sql_along(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("chancery")
    assert command.exists(), "install the project into this environment first: pip install '.[test]'"
    done = subprocess.run([command, "query", "--list"], cwd=tmp_path, capture_output=True, text=True)
    assert "@republications" in done.stdout, done.stderr
