def test_verify_of_a_changed_original_exits_4_and_names_it(chancery, ids, own_archive):
    original = own_archive.original(ids["note"])
    original.write_bytes(original.read_bytes().replace(b"14 March", b"15 March"))
    outcome = chancery("verify", "--archive", str(own_archive.root))
    assert outcome.exit_code == 4
    assert ids["note"][2:12] in outcome.out
    assert any(line.startswith("differs") for line in outcome.out.splitlines())


def test_verify_prints_the_head_and_what_it_proves(chancery):
    outcome = chancery("verify")
    head = chancery("audit", "article.txt", "--json").json["head"]
    assert f"{head['tree_size']}:{head['root_sha256']}" in outcome.out
    assert "Only a head written down elsewhere" in outcome.out
    assert outcome.out.startswith("Checked 4 originals")


def test_verify_of_an_untouched_archive_holds(chancery):
    outcome = chancery("verify", "--json")
    assert outcome.json["differences"] == []
    assert outcome.json["holds"] is True
    assert outcome.exit_code == 0


def test_verify_of_an_unknown_document_is_a_usage_error(chancery):
    assert chancery("verify", "nowhere.txt").exit_code == 2
