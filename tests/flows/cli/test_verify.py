import pytest


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


def test_verify_holds_against_the_head_it_printed_and_not_against_another(chancery):
    printed = chancery("verify", "--json").json
    head = f"{printed['tree_size']}:{printed['root_sha256']}"
    assert chancery("verify", "--expect", head).exit_code == 0
    outcome = chancery("verify", "--expect", head, "--expect", "1:" + "0" * 64)
    assert outcome.exit_code == 4
    assert "rewritten" in " ".join(outcome.out.split())


@pytest.mark.parametrize("words", ["64", "64:abc", "x:" + "0" * 64, "0:" + "0" * 64])
def test_verify_against_something_that_is_no_head_is_a_usage_error(chancery, words):
    outcome = chancery("verify", "--expect", words)
    assert outcome.exit_code == 2
    assert "SIZE:ROOT" in outcome.err
