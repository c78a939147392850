"""The whole site: every page of every section, written into one folder."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.cli.printing.heads import head
from flows.cli.printing.look import style
from flows.cli.reading import rows
from flows.report.document_page import document_pages
from flows.report.document_rows import all_documents
from flows.report.links import FOLDER
from flows.report.page import Frame, Page
from flows.report.section import known_sections
from schemas.version import CODE_VERSION
from tasks.progress import report

RECORD = "site.json"
"""Names what stands at the top of a site: what a later one may replace."""


def write_site(connection: DuckDBPyConnection, folder: Path, archive: str) -> int:
    """Write the site of the published warehouse into an empty folder; return the number of its pages."""
    frame = Frame(archive, _menu(), _made(connection))
    (folder / FOLDER).mkdir()
    page_count = 0
    ((document_count,),) = connection.execute("SELECT count(*) FROM documents").fetchall()
    for page, done in _pages(connection):
        (folder / page.path).write_text(frame.around(page), encoding="utf-8")
        page_count += 1
        report("report", done, document_count)
    own = Path(__file__).parent
    (folder / "site.css").write_text(style(own / "site.css"), encoding="utf-8")
    (folder / "site.js").write_bytes((own / "site.js").read_bytes())
    names = sorted({path.name for path in folder.iterdir()} | {RECORD})
    record = {"is_chancery_report": True, "page_count": page_count, "entries": names}
    (folder / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return page_count


def not_of_a_site(folder: Path) -> str | None:
    """Return the name of something in a folder that no site of ours put there; None if there is none."""
    names = {path.name for path in folder.iterdir()}
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        known = set(record["entries"]) if record["is_chancery_report"] else set()
    except (OSError, ValueError, KeyError, TypeError):
        known = set()
    return min(names - known, default=None)


def _menu() -> list[tuple[str, str]]:
    return [(section.PATH, section.HEADING) for section in known_sections()]


def _pages(connection: DuckDBPyConnection) -> Iterator[tuple[Page, int]]:
    """Yield every page, with the number of documents that have theirs."""
    for section in known_sections():
        yield from ((page, 0) for page in section.pages(connection))
    for done, told in enumerate(all_documents(connection), start=1):
        yield from ((page, done) for page in document_pages(told))


def _made(connection: DuckDBPyConnection) -> str:
    """Return how the site was made, and the state of the archive that it shows."""
    heads = rows(connection, "reading/head")
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M}"
    shown = ""
    if heads:
        newest = head(heads[0]["tree_size"], heads[0]["root_sha256"])
        shown = f" from the archive whose log ends at <code>{newest}</code>"
    return f"Written {now} UTC by {escape(f'chancery {CODE_VERSION}')}{shown}. Times are UTC."
