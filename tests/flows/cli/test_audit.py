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
