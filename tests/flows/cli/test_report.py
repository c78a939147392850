"""`chancery report`: what is in the folder it writes."""

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from flows.cli.main import main
from flows.report import sections
from flows.report.table import Column, table


class Seen(HTMLParser):
    """Addresses that a page refers to, names of places in it, and elements that would run something."""

    def __init__(self, text):
        super().__init__()
        self.links, self.places, self.active = [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.links += [values[name] for name in ("href", "src") if name in values]
        self.places |= {values["id"]} if "id" in values else set()
        if tag == "script" and not values.get("src", "").endswith("site.js"):
            self.active.append(tag)
        self.active += [name for name in values if name.startswith("on") or name == "style"]


@pytest.fixture(scope="module")
def site(sample_archive, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report") / "site"
    assert main(["report", "--archive", str(sample_archive.root), "--html", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def seen(site):
    """Every page by its path."""
    return {path: Seen(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_link_leads_to_a_page_and_place_that_is_there(seen):
    for path, page in seen.items():
        for link in page.links:
            parts = urlsplit(link)
            assert not parts.scheme and not parts.netloc, f"{path}: {link} leads out of the site"
            target = Path(path.parent, unquote(parts.path)).resolve() if parts.path else path
            assert target.exists(), f"{path}: {link}"
            if parts.fragment:
                assert parts.fragment in seen[target].places, f"{path}: {link}"


def test_no_page_runs_or_styles_anything_of_its_own(seen):
    assert not [(path, page.active) for path, page in seen.items() if page.active]


def test_every_document_has_a_page_that_shares_its_passages(site, ids):
    for document_id in ids.values():
        assert (site / "documents" / f"{document_id[:32]}.html").exists()
    note = (site / "documents" / f"{ids['note'][:32]}.html").read_text(encoding="utf-8")
    assert f'class="shared" href="{ids["release"][:32]}.html#p2"' in note
    assert f"chancery compare {ids['note'][:10]} {ids['release'][:10]}" in note


def test_the_default_place_is_in_the_archive_and_its_index_is_printed(chancery, own_archive):
    outcome = chancery("report", "--archive", str(own_archive.root))
    assert outcome.out.strip() == str((own_archive.root / "reports" / "site" / "index.html").resolve())
    assert Path(outcome.out.strip()).exists()


def test_an_earlier_report_is_replaced_and_anything_else_left_alone(chancery, site, tmp_path):
    record = json.loads((site / "site.json").read_text(encoding="utf-8"))
    assert chancery("report", "--html", str(site), "--json").json["page_count"] == record["page_count"]
    (site / "mine.txt").write_text("mine", encoding="utf-8")
    outcome = chancery("report", "--html", str(site))
    assert outcome.exit_code == 2 and "mine.txt" in outcome.err
    (site / "mine.txt").unlink()


class Tables(HTMLParser):
    """The cells of every table of a page, row by row."""

    def __init__(self, path):
        super().__init__()
        self.rows, self.is_cell = [], False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.is_cell = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.is_cell = False

    def handle_data(self, data):
        if self.is_cell:
            self.rows[-1][-1] += data


def sql_rows(chancery, statement):
    return chancery("query", statement, "--json").json


def test_how_many_of_each_kind_is_the_same_by_command_sql_and_report(chancery, site):
    listed = Counter(row["kind"].replace("_", " ") for row in chancery("documents", "--json").json)
    asked = sql_rows(chancery, "SELECT kind, count(*) AS n FROM documents GROUP BY kind")
    assert listed == {row["kind"].replace("_", " "): row["n"] for row in asked}
    rows = Tables(site / "index.html").rows
    assert listed == {row[0]: int(row[1]) for row in rows if row[0] in listed and row[1].isdigit()}


def test_who_repeats_whom_is_the_same_by_command_sql_and_report(chancery, site, ids):
    related = chancery("related", ids["note"], "--json").json["relations"]
    reused = {row["other_id"] for row in related if row["predicate"] != "cites"}
    asked = sql_rows(chancery, "SELECT subject_id, object_id FROM republications")
    pairs = {frozenset(row.values()) for row in asked}
    assert {frozenset((ids["note"], other)) for other in reused} == pairs
    commands = [row[-1].split()[2:] for row in Tables(site / "network.html").rows if "compare" in row[-1]]
    assert {frozenset(pair) for pair in commands} == {frozenset(i[:10] for i in pair) for pair in pairs}


def test_how_many_relations_there_are_is_the_same_by_command_sql_and_report(chancery, site, ids):
    related = [chancery("related", each, "--json").json["relations"] for each in ids.values()]
    told = {row["relation_id"] for relations in related for row in relations}
    (asked,) = sql_rows(chancery, "SELECT count(*) AS relation_count FROM relations")
    assert asked["relation_count"] == len(told) > 1
    assert f"<b>{len(told):,}</b> relations" in (site / "index.html").read_text(encoding="utf-8")


def test_what_is_cited_but_not_held_is_the_same_by_command_sql_and_report(chancery, site):
    missing = chancery("query", "@cited_but_missing", "--json").json
    asked = sql_rows(chancery, "SELECT work, document_count AS documents FROM wanted")
    expected = {(row["work"], row["documents"]) for row in missing}
    assert expected == {(row["work"], row["documents"]) for row in asked} and expected
    rows = [row for row in Tables(site / "citations.html").rows if row[-1] == "not held"]
    assert expected == {(row[0], int(row[2])) for row in rows}


def test_what_did_not_land_is_the_same_by_command_sql_and_report(chancery, site):
    listed = {(row["uri"], row["quarantine_id"][:10]) for row in chancery("quarantine", "--json").json}
    asked = sql_rows(chancery, "SELECT uri, quarantine_id FROM quarantine")
    assert listed == {(row["uri"], row["quarantine_id"][:10]) for row in asked} and listed
    rows = [row for row in Tables(site / "quarantine.html").rows if "retry" in row[-1]]
    assert listed == {(row[0], row[-1].split()[-1]) for row in rows}


def test_how_much_was_changed_is_the_same_by_command_sql_and_report(chancery, site, ids):
    (by_rule,) = sql_rows(
        chancery, "SELECT sum(edits)::INTEGER AS n FROM (SELECT count(*) AS edits FROM edits)"
    )
    shown = sum(len(chancery("show", each, "--edits", "--json").json["edits"]) for each in ids.values())
    rows = [row for row in Tables(site / "quality.html").rows if len(row) == 7 and row[5].isdigit()]
    per_document = {row[0]: int(row[5]) for row in rows}
    assert by_rule["n"] == shown == sum(per_document.values()) == 2


def test_the_sql_beside_a_picture_gives_the_numbers_beside_it(chancery, site):
    text = (site / "index.html").read_text(encoding="utf-8")
    (statement,) = [
        part for part in re.findall(r"<pre class=\"sql\"><code>(.*?)</code>", text, re.S) if "kind" in part
    ]
    asked = {
        row["kind"].replace("_", " "): str(row["document_count"])
        for row in sql_rows(chancery, unescape(statement))
    }
    assert asked.items() <= {(row[0], row[1]) for row in Tables(site / "index.html").rows if len(row) > 1}


def test_a_hostile_title_is_shown_and_does_nothing(site, seen):
    pages = [path.read_text(encoding="utf-8") for path in seen]
    assert not any("\x1b" in page or "\u202e" in page for page in pages)
    assert all(r"=World\x1b[31m reacts \u202eto vote" in page for page in pages if "reacts" in page)


def test_a_section_is_one_file(chancery, tmp_path, monkeypatch):
    (tmp_path / "letters.py").write_text(
        "from flows.report.page import Page\n"
        "HEADING, ORDER, PATH = 'Letters', 15, 'letters.html'\n"
        "def pages(connection):\n"
        "    ((n,),) = connection.execute('FROM documents SELECT count(*)').fetchall()\n"
        "    yield Page(PATH, HEADING, f'<h1>{n} papers</h1>', PATH)\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(sections, "__path__", [*sections.__path__, str(tmp_path)])
    assert chancery("report", "--html", str(tmp_path / "site")).exit_code == 0
    assert "<h1>4 papers</h1>" in (tmp_path / "site" / "letters.html").read_text(encoding="utf-8")
    assert '<a href="letters.html">Letters</a>' in (tmp_path / "site" / "index.html").read_text(
        encoding="utf-8"
    )


def test_pages_look_no_further_than_their_folder(site):
    for path in site.rglob("*.html"):
        policy = "default-src 'none'; style-src 'self' file:; script-src 'self' file:"
        assert policy in path.read_text(encoding="utf-8")
    assert "url(" not in (site / "site.css").read_text(encoding="utf-8")


def test_a_long_cell_is_marked_so_that_a_narrow_screen_can_keep_its_row_low():
    drawn = table(
        [Column("why", "message", lambda row: f"<b>{row['message']}</b>")], [{"message": "word " * 9}]
    )
    assert '<td dir="auto" class="long">' in drawn
    assert "long" not in table([Column("why", "message")], [{"message": "a word"}])
