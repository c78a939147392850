import duckdb
import pytest


@pytest.mark.parametrize(
    "doc",
    [
        "note-verbale.txt",
        "NOTE-verbale.pdf",
        "copy of note.txt",
        "/papers/note-verbale.txt",
        "file:///papers/note-verbale.txt",
        "A/HRC/77/G/3",
        "a/hrc/77/g/3",
    ],
)
def test_a_document_answers_to_name_path_uri_and_symbol(chancery, ids, doc):
    assert chancery("show", doc, "--json").json["document_id"] == ids["note"]


def test_a_document_answers_to_seven_digits_of_its_id(chancery, ids):
    assert chancery("show", ids["note"][:7].upper(), "--json").json["document_id"] == ids["note"]


def test_six_digits_are_too_few(chancery, ids):
    outcome = chancery("show", ids["note"][:6])
    assert outcome.exit_code == 2
    assert "7 characters" in outcome.err


def test_an_unknown_name_offers_what_is_near(chancery, ids):
    outcome = chancery("show", "note-verbal.txt")
    assert outcome.exit_code == 2
    assert outcome.err.count("\n") == 1
    assert "did you mean" in outcome.err and ids["note"][:10] in outcome.err


def test_a_part_of_a_title_offers_its_documents(chancery, ids):
    outcome = chancery("show", "dated 14 march")
    assert ids["note"][:10] in outcome.err and ids["reprint"][:10] in outcome.err


def test_a_quarantined_file_is_said_to_be_in_quarantine(chancery):
    outcome = chancery("show", "scan.pdf")
    assert outcome.exit_code == 2
    assert "in quarantine (ocr_unavailable)" in outcome.err


def test_a_name_that_is_nothing_like_any_says_where_to_look(chancery):
    assert "see `chancery documents`" in chancery("show", "zzzz").err


def test_a_name_of_two_documents_lists_both(chancery, ids, own_archive):
    with duckdb.connect(str(own_archive.warehouse)) as connection:
        connection.execute(
            "INSERT INTO store.captures BY NAME "
            "SELECT * REPLACE ('another' AS capture_id, $id AS original_sha256) FROM store.captures "
            "WHERE uri = 'file:///papers/note-verbale.txt'",
            {"id": ids["article"]},
        )
    outcome = chancery("show", "note-verbale.txt", "--archive", str(own_archive.root))
    assert outcome.exit_code == 2
    assert "names 2 documents" in outcome.err
    assert ids["note"][:10] in outcome.err and ids["article"][:10] in outcome.err


def test_an_address_is_found_in_whichever_form_it_is_written(chancery, ids, own_archive):
    with duckdb.connect(str(own_archive.warehouse)) as connection:
        connection.execute(
            "INSERT INTO store.captures BY NAME "
            "SELECT * REPLACE ('fetched' AS capture_id, 'http://mfa.example/note%20a?x' AS uri) "
            "FROM store.captures WHERE uri = 'file:///papers/note-verbale.txt'"
        )
    written = ("http://mfa.example/note%20a?x", "HTTP://MFA.example:80/note a?x#page=2")
    for doc in written:
        outcome = chancery("show", doc, "--json", "--archive", str(own_archive.root))
        assert outcome.json["document_id"] == ids["note"], outcome.err
