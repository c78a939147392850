def test_documents_lists_the_newest_landed_first(chancery, ids):
    outcome = chancery("documents")
    assert outcome.exit_code == 0
    heading, *rows = outcome.out.splitlines()
    assert heading.split() == ["id", "kind", "dated", "title", "lang", "pages", "files"]
    expected = [ids[word][:10] for word in ("article", "reprint", "note", "release")]
    assert [row[:10] for row in rows] == expected
