"""An archive of hostile words, file names and speakers: what is printed or written of it acts on nobody."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from flows.cli.main import main
from schemas.settings import Settings
from tests.benchmarks.plain_ingest import ingest_plainly
from warehouse.archive import Archive

TAGS = "<x-evil onload=1>'\"><x-evil></title></style></script><x-evil>]]><!--"
ACTING = "\x1b[2J\x1b]0;a\x07\u202egnp\u2066\u200f\x9b31m\r"
FORMULA = "=cmd|' /C calc'!A0"
EVIL = f"{FORMULA} {ACTING} {TAGS}"
FILES = {
    "=cmd|<x-evil onload=1>.html": f"{FORMULA} {TAGS}",
    "\u202egnp\x1b[2J\r.html": ACTING,
    "two\nlines.html": f"@SUM(1+1)*cmd {EVIL}",
}
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Run = Callable[..., str]


def page(title: str, number: int) -> str:
    shared = (
        "The lamp of the outer harbour was lit on 1 May 2019 and nobody but the keeper may put it out. " * 3
    )
    said = f"The Minister of {title}, {title}, said: “We do not recognise the vote of {title} of 10 March.”"
    return (
        f"<!doctype html><html lang='{escape(title)}'><head><title>{escape(title)}</title>"
        f"<meta name=author content='{escape(title)}'><meta property=og:title content='{escape(title)}'>"
        f"<link rel=canonical href='https://a.example/{escape(title)}'></head><body>"
        f"<h1>{escape(title)}</h1><p>{shared}</p><p>{escape(said)}</p>"
        f"<p>{escape(title)} recalls A/RES/73/{number} and https://b.example/{escape(title)} once more.</p>"
        f"<p>{escape(title)}</p></body></html>"
    )


@pytest.fixture(scope="module")
def hostile_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    for number, (name, words) in enumerate(FILES.items()):
        (folder / name).write_text(page(words, number), encoding="utf-8")
    (folder / "=broken\u202e<x-evil>.pdf").write_bytes(b"%PDF-1.7 " + EVIL.encode())
    archive = tmp_path_factory.mktemp("hostile") / "archive"
    ingest_plainly(Archive(archive), [folder], Settings(workers=1))
    return archive


@pytest.fixture
def run(hostile_archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("CHANCERY_ARCHIVE", str(hostile_archive))
    monkeypatch.setenv("COLUMNS", "100")

    def call(*argv: str) -> str:
        code = main(argv)
        printed = capsys.readouterr()
        assert code == 0, printed.err
        # Into a pipe CSV holds what is held; on a terminal it is as harmless as the rest.
        found = ACTS.search(printed.err if "csv" in argv else printed.out + printed.err)
        assert not found, (argv, found, (printed.out + printed.err)[max(0, found.start() - 40) :][:80])
        return printed.out

    return call


def ids(run: Run) -> list[str]:
    return sorted(row["document_id"] for row in json.loads(run("documents", "--json")))


class Evil(HTMLParser):
    """Collects what a browser would make of a page and nobody wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "x-evil" or any(name.startswith("on") for name, _ in attrs):
            self.found.append(f"{self.getpos()} {tag} {attrs}")
        for name, value in attrs:
            if name in ("href", "src", "action") and re.match(
                r"\s*(?:javascript|vbscript|data:text)", value or ""
            ):
                self.found.append(f"{self.getpos()} {name} {value}")


def assert_harmless_page(text: str, what: str) -> None:
    parser = Evil()
    parser.feed(text)
    parser.close()
    assert not parser.found, (what, parser.found[:3])
    found = ACTS.search(text)
    assert not found, (what, text[max(0, found.start() - 60) :][:120])


def test_nothing_that_is_printed_acts_on_the_terminal(run: Run) -> None:
    for verb in ("documents", "runs", "quarantine", "verify"):
        run(verb)
        json.loads(run(verb, "--json"))
    first, second, *_ = ids(run)
    for each in ids(run):
        # --raw and --text give into a pipe exactly what is held, for sha256sum.
        for options in ([], ["--edits"], ["--statements"], ["--footnotes"]):
            run("show", each, *options)
        json.loads(run("show", each, "--json"))
        for verb in ("audit", "related"):
            run(verb, each)
            json.loads(run(verb, each, "--json"))
        run("trace", each, "0:40")
    run("compare", first, second, "--formulae")
    json.loads(run("compare", first, second, "--json"))
    run("query", "SELECT title, text, raw_text FROM documents")
    json.loads(run("query", "SELECT * FROM documents", "--json"))


def test_no_field_of_a_table_for_spreadsheets_is_a_formula(run: Run) -> None:
    for statement in (
        "SELECT title, issuer, raw_text, symbols, languages FROM documents",
        "SELECT uri, final_uri FROM captures",
        "SELECT speaker, voice, title, text FROM statements",
        "SELECT text AS \"=x\", chr(9) || text, chr(13) || text, '+' || text, '-' || text FROM passages",
    ):
        for row in csv.reader(io.StringIO(run("query", statement, "--format", "csv"), newline="")):
            assert not [field for field in row if field.startswith(STARTS_FORMULA)]


def test_csv_on_a_terminal_does_not_act_on_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    printed = run("query", "SELECT title, raw_text FROM documents", "--format", "csv")
    assert "\\x1b[2J" in printed and not ACTS.search(printed)


def test_no_page_that_is_written_holds_what_documents_would_put_there(run: Run, tmp_path: Path) -> None:
    first, second, *_ = ids(run)
    for each in ids(run):
        run("audit", each, "--html", str(tmp_path / f"{each}.html"))
    run("compare", first, second, "--html", str(tmp_path / "comparison.html"))
    run("report", "--html", str(tmp_path / "site"))
    pages = sorted(tmp_path.rglob("*.html"))
    assert len(pages) > len(FILES) + 2
    for path in pages:
        assert_harmless_page(path.read_text(encoding="utf-8"), path.name)


def test_what_an_auditor_gets_is_harmless(run: Run, tmp_path: Path) -> None:
    for each in ids(run):
        bundle = tmp_path / f"{each}.zip"
        run("audit", each, "--bundle", str(bundle))
        with zipfile.ZipFile(bundle) as container:
            assert all(re.fullmatch(r"[\w./-]+", name) for name in container.namelist())
            for name in container.namelist():
                if name.endswith(".html"):
                    assert_harmless_page(container.read(name).decode(), name)
                if name.startswith("README") or name.endswith(".sh"):
                    assert not ACTS.search(container.read(name).decode()), name
    for option in ("--prov", "--openlineage"):
        run("audit", ids(run)[-1], option, str(tmp_path / "told.json"))
        for line in (tmp_path / "told.json").read_text(encoding="utf-8").splitlines()[:1]:
            assert line.startswith("{")
