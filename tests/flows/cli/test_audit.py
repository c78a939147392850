from datetime import datetime

from flows.cli.audit.story import quarantine_phrase
from flows.cli.captures import capture_phrase
from warehouse.connection import open_scratch
from warehouse.proofs import are_included


def test_audit_tells_the_story_in_order(chancery):
    out = chancery("audit", "A/HRC/77/G/3").out
    headings = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert headings == [
        "What it is",
        "Captured",
        "Original",
        "The file says of itself",
        "Extracted",
        "Cleaned",
        "Passages",
        "Says",
        "Cites",
        "Cited by",
        "Findings",
        "Landed",
        "Related",
        "Vouched for",
    ]


def test_audit_names_every_place_where_the_bytes_were_found(chancery):
    out = chancery("audit", "note-verbale.txt").out
    assert "The same bytes were found in 2 places:" in out
    assert "file:///elsewhere/copy%20of%20note.txt" in out


def test_audit_says_where_the_original_is_and_how_to_check_it(chancery, ids, sample_archive):
    out = chancery("audit", "note-verbale.txt").out
    assert f"sha256sum {sample_archive.original(ids['note'])}" in out


def test_audit_says_when_the_original_is_missing(chancery, ids, own_archive):
    own_archive.original(ids["note"]).unlink()
    out = chancery("audit", "note-verbale.txt", "--archive", str(own_archive.root)).out
    assert "MISSING" in out


def test_audit_gives_what_the_file_says_of_itself_with_its_place(chancery):
    out = chancery("audit", "note-verbale.txt").out
    assert "  author  A. Clerk (docx_core creator)" in out
    assert chancery("audit", "article.txt", "--json").json["claims"] == []


def test_audit_counts_the_edits_of_each_rule(chancery):
    rules = chancery("audit", "note-verbale.txt", "--json").json["edits_per_rule"]
    assert [(row["rule"], row["version"], row["edit_count"]) for row in rules] == [
        ("dehyphenation", "1", 1),
        ("line_unwrapping", "2", 1),
    ]


def test_audit_names_the_ledger_entries_and_the_head(chancery):
    story = chancery("audit", "note-verbale.txt", "--json").json
    kinds = {entry["kind"] for entry in story["ledger_entries"]}
    assert {"captures", "originals", "derivations", "documents", "pieces", "matches"} <= kinds
    head = f"{story['head']['tree_size']}:{story['head']['root_sha256']}"
    out = chancery("audit", "note-verbale.txt").out
    assert head in out
    assert "Only a head written down elsewhere" in out


def test_audit_makes_the_title_harmless(chancery):
    assert "\x1b" not in chancery("audit", "article.txt").out


def test_audit_proves_every_entry_it_names(chancery):
    story = chancery("audit", "note-verbale.txt", "--json").json
    size, root = story["head"]["tree_size"], story["head"]["root_sha256"]
    claimed = [(each["entry_number"], each["leaf_sha256"], each["proof"]) for each in story["ledger_entries"]]
    with open_scratch() as connection:
        assert all(are_included(connection, claimed, size, root))
    made = next(each for each in story["ledger_entries"] if each["kind"] == "derivations")
    out = chancery("audit", "note-verbale.txt").out
    assert all(sibling in out for sibling in made["proof"])


def test_audit_tells_who_cites_the_document(chancery):
    story = chancery("audit", "A/HRC/77/G/3", "--json").json
    assert story["cited_by"]
    for row in story["cited_by"]:
        assert row["other_id"][:10] in chancery("audit", "A/HRC/77/G/3").out


def test_the_headers_of_a_capture_are_told():
    by_hand = dict.fromkeys(("etag", "last_modified", "found_in", "source_name", "attempt"))
    assert capture_phrase(by_hand) == ""
    assert capture_phrase({**by_hand, "etag": '"1a"', "attempt": 1}) == '; the server says ETag "1a"'
    found = {"attempt": 2, "found_in": "https://a.example/feed", "source_name": "press"}
    assert capture_phrase({**by_hand, **found}) == (
        "; at attempt 2; found in https://a.example/feed; for source press of the catalogue"
    )


def test_quarantine_is_told_with_its_reason():
    event = {"recorded_at": datetime(2026, 1, 2), "event": "quarantined", "run_id": "r"}
    event |= {"stage": "extract", "code": "ocr_unavailable", "message": "Install it."}
    assert "stage extract, ocr_unavailable: Install it." in quarantine_phrase(event)
    assert "out of quarantine in run r" in quarantine_phrase({**event, "event": "resolved"})
