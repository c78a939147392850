"""`chancery report`: what is in the folder it writes."""

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from flows.cli.main import main


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
