"""The README's examples of what may be added work as they stand there, each as the one file it is."""

import importlib
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from schemas.errors import RejectedInput
from schemas.reading import Hints
from schemas.settings import Web
from tasks.catalog.links import links_in
from tasks.catalog.offers import offers_of
from tasks.catalog.reading import read_catalog
from tasks.clean.clean import clean, rule_versions
from tasks.describe.describe import describe
from tasks.run_folder import run_folder
from tasks.structure.passages import passages_of
from tasks.web.following import Visitor
from tasks.web.politeness import Politeness
from tests.conftest import REPOSITORY
from tests.scripted_server import response, scripted_server
from warehouse.archive import Archive
from warehouse.export import export_views
from warehouse.export_format import known_formats
from warehouse.replay import Piece, replay_faults

EXAMPLE = re.compile(
    r"`(?P<path>[a-z_/]+\.py)`:\n\n```python\n(?P<module>.*?)^```$", re.MULTILINE | re.DOTALL
)
SECTION = (REPOSITORY / "README.md").read_text(encoding="utf-8").partition("\n## Extending it\n")[2]
EXAMPLES = {found["path"]: found["module"] for found in EXAMPLE.finditer(SECTION.partition("\n## ")[0])}


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Add an example to its package, from another folder."""

    def put(package: str) -> None:
        ((path, module),) = [each for each in EXAMPLES.items() if each[0].rpartition("/")[0] == package]
        assert not (REPOSITORY / path).exists()
        (tmp_path / "added").mkdir()
        (tmp_path / "added" / Path(path).name).write_text(module, encoding="utf-8")
        home = importlib.import_module(package.replace("/", "."))
        monkeypatch.setattr(home, "__path__", [*home.__path__, str(tmp_path / "added")])

    return put


def test_each_example_is_a_few_lines() -> None:
    assert len(EXAMPLES) == 4
    for path, module in EXAMPLES.items():
        lines = [line for line in module.splitlines()[1:] if line and not re.match(r"import |from ", line)]
        assert len(lines) <= 10, path


def test_the_family_describes_a_document(add: Callable[[str], None]) -> None:
    paper = "MEMORANDUM\n\nTO: The Harbour Board\n\nFROM: The Port Captain\n\nSUBJECT: Fog signals\n\n"
    paper += "The fog signals at the northern pier have not been heard since the storm of last week."
    passages = passages_of(clean(paper), [])
    assert describe(passages, Hints()).description.issuer is None
    add("tasks/describe/families")
    portrait = describe(passages, Hints())
    described = portrait.description
    assert (described.kind, described.title) == ("letter", "Fog signals")
    assert (described.issuer, described.addressee) == ("The Port Captain", "The Harbour Board")
    assert {paper[each.text_start : each.text_end] for each in portrait.attributes} == {
        "The Harbour Board",
        "The Port Captain",
        "Fog signals",
    }


def test_the_rule_edits_and_its_edits_replay(add: Callable[[str], None]) -> None:
    page = "Contents\n\nIntroduction . . . . . . . . . 3\n\nFindings.............. 14\n\nAnd so on ..."
    assert clean(page).text == page
    add("tasks/clean/rules")
    draft = clean(page)
    assert draft.text == "Contents\n\nIntroduction … 3\n\nFindings … 14\n\nAnd so on ..."
    assert rule_versions()["leaders"] == "1"
    assert [piece.rules for piece in draft.pieces() if piece.rules] == [["leaders"], ["leaders"]]
    pieces = [Piece.of(piece.model_dump()) for piece in draft.pieces()]
    assert replay_faults(pieces, page, draft.text) == []


def test_the_kind_of_source_leads_to_documents(add: Callable[[str], None], tmp_path: Path) -> None:
    add("tasks/catalog/kinds")
    web = Web(allowed_addresses="127.0.0.1/32", seconds_between=0, attempts=1)
    archive = Archive(tmp_path / "archive")
    feed = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/1"}, {"url": "/2.html"}]}'
    with scripted_server({"/feed.json": response(200, feed)}) as server, run_folder(archive, "run") as folder:
        catalog = tmp_path / "catalog.toml"
        asked = f'kind = "json_feed"\nurls = ["{server.uri("/feed.json")}"]\nlink_pattern = "html$"\n'
        catalog.write_text(f'[[source]]\nname = "news"\n{asked}', encoding="utf-8")
        sources = offers_of(archive, folder, read_catalog(catalog), Visitor(web, Politeness(web)))
    assert [each.uri for each in sources] == [server.uri("/2.html")]
    assert [each.asked.source_name for each in sources] == ["news"]
    with pytest.raises(RejectedInput, match="no items"):
        links_in("json_feed", b'{"items": 3}', "https://mfa.example/")


def test_the_format_writes_a_file_that_others_read(
    add: Callable[[str], None],
    new_warehouse: Callable[[], DuckDBPyConnection],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add("warehouse/formats")
    monkeypatch.setattr("warehouse.export._views", lambda connection: ["ferries"])
    with new_warehouse() as connection:
        connection.execute("CREATE VIEW ferries AS SELECT n, 'Line ' || n AS name FROM range(3) AS t (n)")
        manifest = export_views(connection, tmp_path, known_formats()["sqlite"])
    assert manifest.format == "sqlite" and manifest.files[0].row_count == 3
    assert "in DuckDB" not in (tmp_path / "README.md").read_text(encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "ferries.sqlite")) as file:
        rows = file.execute("SELECT name FROM ferries ORDER BY n").fetchall()
    assert rows == [("Line 0",), ("Line 1",), ("Line 2",)]
