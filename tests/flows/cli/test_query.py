import csv
import io
import os
import re
import subprocess
import sys

import duckdb
import pytest

from flows.cli.query.named_queries import named_queries, named_query


@pytest.mark.parametrize("name", [name for name, _ in named_queries()])
def test_every_named_query_answers(chancery, name):
    values = [f"{found}=x" for found in set(re.findall(r"\$(\w+)", named_query(name)))]
    assert chancery("query", f"@{name}", *values, "--json").exit_code == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["@who_said"], "the statement asks for $words: add words=…"),
        (["@who_said", "words=x", "other=y"], "the statement has no $other: leave other=… out"),
        (["@who_said", "words"], "words names no value: give NAME=VALUE"),
    ],
)
def test_a_value_that_is_missing_or_too_much_is_named(chancery, argv, said):
    outcome = chancery("query", *argv)
    assert outcome.exit_code == 2 and said in outcome.err


def test_a_value_stands_for_its_name_in_any_statement(chancery):
    rows = chancery(
        "query", "SELECT kind FROM documents WHERE kind = $kind", "kind=press_release", "--json"
    ).json
    assert rows == [{"kind": "press_release"}]


def test_query_list_has_each_name_with_its_meaning(chancery):
    assert "@republications" in chancery("query", "--list").out
    assert all(row["meaning"] for row in chancery("query", "--list", "--json").json)


def test_query_prints_a_table_and_the_number_of_rows(chancery):
    outcome = chancery("query", "SELECT kind, count(*) AS n FROM documents GROUP BY kind ORDER BY kind")
    assert outcome.out.splitlines()[0].split() == ["kind", "n"]
    assert outcome.out.splitlines()[2].split() == ["note_verbale", "2"]
    assert outcome.err == "3 rows\n"


def test_query_json_keeps_numbers_lists_and_nulls(chancery):
    assert chancery("query", "SELECT 1 a, 1.5 b, ['x'] c, NULL d, {'e': 2.5} f", "--json").json == [
        {"a": 1, "b": 1.5, "c": ["x"], "d": None, "f": {"e": 2.5}}
    ]


def test_query_csv_cannot_start_a_formula(chancery):
    out = chancery(
        "query", "SELECT title, -5 AS n FROM documents WHERE starts_with(title, '=')", "--format", "csv"
    ).out
    assert list(csv.reader(io.StringIO(out)))[1] == ["'=World\x1b[31m reacts \u202eto vote", "-5"]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("SELECT titel FROM documents", '"title"'),
        ("SELECT * FROM document", 'Did you mean "documents"'),
        ("SEL 1", 'syntax error at or near "SEL"'),
        ("SELECT 1; SELECT 2", "one statement"),
        ("", "one SQL statement"),
        ("-- nothing", "no statement"),
        ("@republicatons", "did you mean @republications"),
        ("DELETE FROM store.rules", "only reads, and this is DELETE"),
        ("COPY documents TO '/tmp/stolen.csv'", "only reads"),
        ("ATTACH '/tmp/other.duckdb'", "only reads"),
        ("SET threads = 1", "only reads"),
        ("CHECKPOINT", "answers questions, and this is none"),
        ("SELECT * FROM read_text('/etc/passwd')", "disabled"),
        ("SELECT 'a\x1b[2J'::INTEGER", r"\x1b"),
    ],
)
def test_query_that_cannot_be_answered_is_one_clear_line(chancery, statement, said):
    outcome = chancery("query", statement)
    assert outcome.exit_code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("chancery: ") and outcome.err.count("\n") == 1
    assert said in outcome.err


def test_a_plan_is_drawn_over_several_lines(chancery):
    outcome = chancery("query", "EXPLAIN ANALYZE SELECT kind FROM documents")
    assert outcome.exit_code == 0 and r"\n" not in outcome.out
    assert len(outcome.out.splitlines()) > 5


@pytest.mark.parametrize("suffix", ["csv", "json", "parquet"])
def test_an_answer_goes_to_a_file_in_the_format_that_its_name_tells(chancery, tmp_path, suffix):
    file = tmp_path / f"answer.{suffix}"
    statement = "SELECT kind, dated_on FROM documents WHERE kind = $kind  -- one kind"
    outcome = chancery("query", statement, "kind=note_verbale", "--output", str(file))
    assert (outcome.exit_code, outcome.out) == (0, "")
    readers = {"csv": "read_csv", "json": "read_json", "parquet": "read_parquet"}
    with duckdb.connect() as connection:
        rows = connection.execute(f"SELECT kind, dated_on FROM {readers[suffix]}($file)", {"file": str(file)})
        assert {(kind, str(dated_on)) for kind, dated_on in rows.fetchall()} == {
            ("note_verbale", "2019-03-14"),
            ("note_verbale", "2019-03-20"),
        }
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_statement_that_fails_leaves_an_earlier_answer_as_it_was(chancery, tmp_path):
    file = tmp_path / "answer.parquet"
    file.write_text("earlier")
    assert chancery("query", "SELECT 1 / 'x'", "--output", str(file)).exit_code == 2
    assert [path.read_text() for path in tmp_path.iterdir()] == ["earlier"]


def test_an_answer_goes_where_a_link_leads_and_the_link_stays(chancery, tmp_path):
    file, link = tmp_path / "answer.csv", tmp_path / "latest.csv"
    file.write_text("earlier")
    file.chmod(0o640)
    link.symlink_to(file.name)
    assert chancery("query", "SELECT 1 AS n", "--output", str(link)).exit_code == 0
    assert link.is_symlink() and file.read_text().split() == ["n", "1"]
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("shape", ["csv", "parquet"])
def test_an_answer_is_written_through_a_pipe(chancery, tmp_path, shape):
    pipe = tmp_path / "answer"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert chancery("query", "SELECT 1 AS n", "--format", shape, "--output", str(pipe)).exit_code == 0
    assert os.read(reader, 4096).startswith(b"n" if shape == "csv" else b"PAR1")
    os.close(reader)
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]


def test_an_answer_can_go_to_standard_output_by_its_name(sample_archive, tmp_path):
    """By the name that, unlike `/dev/stdout`, no failure could put a file in the place of."""
    file = tmp_path / "all.csv"
    line = [sys.executable, "-m", "flows.cli.main", "query", "SELECT 1 AS n", "--format", "csv"]
    line += ["--output", "/dev/fd/1", "--archive", str(sample_archive.root)]
    with file.open("wb") as stream:
        subprocess.run(line, stdout=stream, stderr=subprocess.DEVNULL, check=True)
        assert os.path.samestat(os.fstat(stream.fileno()), file.stat())
    assert file.read_text().split() == ["n", "1"]


def test_the_statement_itself_can_write_no_file_beside_the_answer(chancery, tmp_path):
    statement = f"COPY (SELECT 1) TO '{tmp_path / 'other.parquet'}'"
    assert chancery("query", statement, "--output", str(tmp_path / "answer.parquet")).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_parquet_needs_a_file(chancery):
    assert "--output" in chancery("query", "SELECT 1", "--format", "parquet").err


def test_an_answer_cannot_go_where_there_is_no_folder(chancery, tmp_path):
    outcome = chancery("query", "SELECT 1", "--output", str(tmp_path / "none" / "answer.csv"))
    assert outcome.exit_code == 1
    assert "cannot write" in outcome.err


def test_a_table_too_wide_cuts_texts_but_no_time_and_no_number(chancery, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    texts = ", ".join(f"repeat('x', 50) AS text{number}" for number in range(2))
    outcome = chancery(
        "query", f"SELECT TIMESTAMP '2019-03-12 10:00:00' AS at, 123456789012345 AS size, {texts}"
    )
    _, row = outcome.out.splitlines()
    assert row.split()[:2] == ["2019-03-12T10:00:00Z", "123456789012345"]
    assert "…" in row and len(row) <= 60
