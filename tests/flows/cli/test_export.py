"""`chancery export`: what plain DuckDB finds in the folder."""

import csv
import json
import shutil

import duckdb
import pytest

from flows.cli.main import main
from schemas.export import STARTS_FORMULA
from warehouse.connection import open_scratch, published_warehouse
from warehouse.export_format import known_formats

VIEWS = "SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal"


@pytest.fixture(scope="module")
def folder(sample_archive, tmp_path_factory):
    """An export of the sample archive, in a folder whose name is a pattern."""
    out = tmp_path_factory.mktemp("export") / "out [1]*"
    assert main(["export", str(out), "--archive", str(sample_archive.root)]) == 0
    return out


@pytest.fixture
def few_views(monkeypatch):
    monkeypatch.setattr("warehouse.export._views", lambda connection: ["documents", "edits"])


def rows_of(files, view, order):
    path = str(files / f"{view}.parquet").replace("[", "[[]").replace("*", "[*]")
    return duckdb.execute(f"SELECT * FROM read_parquet($path) ORDER BY {order}", {"path": path}).fetchall()


def manifest_of(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def test_plain_duckdb_reads_the_rows_of_every_view(sample_archive, folder):
    files = {each["view"]: each for each in manifest_of(folder)["files"] if each["view"]}
    with published_warehouse(sample_archive) as warehouse:
        views = warehouse.execute(VIEWS).fetchall()
        assert files.keys() == {name for (name,) in views}
        for view in files:
            asked = warehouse.execute(f"FROM main.{view} ORDER BY ALL").fetchall()
            assert rows_of(folder, view, "ALL") == asked, view
            assert files[view]["row_count"] == len(asked)


def test_the_manifest_names_every_file_with_its_hash_and_the_head(chancery, folder, tmp_path):
    manifest = manifest_of(folder)
    assert {each["file"] for each in manifest["files"]} | {"manifest.json"} == {
        path.name for path in folder.iterdir()
    }
    for each in manifest["files"]:
        copy = shutil.copy(folder / each["file"], tmp_path / "copy")
        ((digest,),) = duckdb.execute(
            "SELECT sha256(content) FROM read_blob($p)", {"p": str(copy)}
        ).fetchall()
        assert digest == each["sha256"], each["file"]
    head = chancery("query", "SELECT max(tree_size) AS size FROM ledger_heads", "--json").json[0]["size"]
    assert manifest["tree_size"] == head


def test_the_readme_explains_every_column_of_every_view(chancery, folder):
    text = (folder / "README.md").read_text(encoding="utf-8")
    for row in chancery("query", "@columns", "--json").json:
        section = text.partition(f"## {row['relation']}.parquet\n")[2].partition("\n## ")[0]
        assert f"| `{row['name']}` | {row['type']} |" in section, row


@pytest.mark.parametrize(("form", "suffix"), [("csv", "csv"), ("json", "ndjson")])
def test_the_other_formats_have_the_same_texts(chancery, few_views, sample_archive, tmp_path, form, suffix):
    out = tmp_path / "out"
    assert chancery("export", str(out), "--format", form, "--json").json["format"] == form
    with published_warehouse(sample_archive) as warehouse:
        held = warehouse.execute("SELECT text FROM documents").fetchall()
    texts = [("'" if form == "csv" and text[0] in STARTS_FORMULA else "") + text for (text,) in held]
    shown = f"FROM 'documents.{suffix}'"
    assert shown in (out / "README.md").read_text(encoding="utf-8")
    asked = f"SELECT text {shown}".replace("documents", f"{out}/documents")
    assert sorted(text for (text,) in duckdb.execute(asked).fetchall()) == sorted(texts)


def test_no_cell_of_a_csv_starts_a_formula(tmp_path):
    texts = ["=HYPERLINK(0)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "a=1", "'=1", "", None]
    with open_scratch() as warehouse:
        columns = "unnest($texts) AS told, -1.5 AS degrees, ['=1'] AS listed, encode('=1') AS bytes"
        warehouse.execute(f"CREATE TABLE kept AS SELECT {columns}", {"texts": texts})
        warehouse.execute('CREATE VIEW "-told" AS FROM kept')
        assert known_formats()["csv"].write(warehouse, "-told", tmp_path / "told.csv") == len(texts)
    with (tmp_path / "told.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    assert heading == ["told", "degrees", "listed", "bytes"]
    assert [row[0] for row in rows] == [*(f"'{each}" for each in texts[:8]), "a=1", "'=1", "", ""]
    assert {tuple(row[1:]) for row in rows} == {("-1.5", "['=1']", "'=1")}


def test_an_earlier_export_is_replaced_whole(chancery, few_views, tmp_path):
    out = tmp_path / "out"
    chancery("export", str(out), "--format", "csv")
    assert chancery("export", str(out)).exit_code == 0
    assert not list(out.glob("*.csv")) and (out / "documents.parquet").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", ["a folder of others", "an export with a file of others", "a file"])
def test_what_is_not_an_export_is_left_alone(chancery, few_views, tmp_path, kind):
    out = tmp_path / "out"
    if kind == "a file":
        out.write_text("mine", encoding="utf-8")
    else:
        if kind.startswith("an export"):
            chancery("export", str(out))
        out.mkdir(exist_ok=True)
        (out / "mine.txt").write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    outcome = chancery("export", str(out))
    assert outcome.exit_code == 2 and ("mine.txt" in outcome.err or kind == "a file")
    assert sorted(tmp_path.rglob("*")) == before


def test_an_export_that_breaks_off_leaves_the_earlier_one(chancery, few_views, tmp_path, monkeypatch):
    out = tmp_path / "out"
    chancery("export", str(out))
    before = (out / "manifest.json").read_bytes()

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("warehouse.export.readme", broken)
    outcome = chancery("export", str(out), "--format", "csv")
    assert outcome.exit_code == 1 and "No space left" in outcome.err
    assert (out / "manifest.json").read_bytes() == before and not list(out.glob("*.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_a_killed_export_left_is_cleared_by_the_next(chancery, few_views, tmp_path):
    (tmp_path / ".out.unfinished").mkdir()
    (tmp_path / ".out.unfinished" / "documents.parquet").write_bytes(b"half")
    (tmp_path / ".out.unfinished" / "strange").mkdir()
    assert chancery("export", str(tmp_path / "out")).exit_code == 0
    assert not (tmp_path / "out" / "strange").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
