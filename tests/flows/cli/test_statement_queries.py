"""Who said what, first where, repeated by whom: what the named queries and `show` say of given rows."""


def answer(chancery, name, *values):
    return chancery("query", f"@{name}", *values, "--json").json


def test_who_said_gives_the_sentence_that_has_the_words_with_speaker_day_and_document(chancery, ids):
    rows = answer(chancery, "who_said", "words=refrain from recogni[sz]")
    assert {row["document"]: row["speaker"] for row in rows} == {
        ids["release"][:10]: "Ministry of Foreign Affairs of Velmora",
        ids["note"][:10]: "MFA of Velmora",
    }
    words = (
        "It calls upon all States to refrain from recognizing its outcome, and recalls resolutions 12 and 14."
    )
    release = next(row for row in rows if row["document"] == ids["release"][:10])
    assert (release["in_words"], release["stated_on"]) == (words, "2019-03-12")


def test_a_refusal_is_told_by_its_words(chancery):
    found = {row["speaker"]: row["in_words"] for row in answer(chancery, "not_recognised")}
    assert found == {"Union of Lakes": "We shall not accept a vote held at gunpoint,"}


def test_a_statement_under_two_names_of_its_speaker_is_one_pair(chancery):
    (pair,) = chancery("query", "SELECT * FROM statement_pairs", "--json").json
    assert pair["is_same_speaker"] is True
    assert pair["shared_share"] > 0.9


def test_the_statement_in_most_documents_stands_in_its_first_and_names_the_others(chancery, ids):
    (row,) = answer(chancery, "most_repeated_statements")
    assert (row["document_count"], row["first_document"]) == (2, ids["release"][:10])
    assert row["repeated_by"] == [ids["note"][:10]]


def test_first_said_has_a_row_per_statement_and_repetition(chancery, ids):
    rows = {row["first_document"]: row for row in answer(chancery, "first_said")}
    assert rows.keys() == {ids["release"][:10], ids["article"][:10]}
    release = rows[ids["release"][:10]]
    assert (release["repeated_in"], release["repeated_on"]) == (ids["note"][:10], "2019-04-02")
    assert rows[ids["article"][:10]]["repeated_in"] is None


def test_show_statements_names_speaker_day_and_where_else_it_stands(chancery, ids):
    out = chancery("show", "press release.html", "--statements").out
    assert "1. Ministry of Foreign Affairs of Velmora" in out
    assert "2019-03-12" in out and ids["note"][:10] in out


def test_show_footnotes_gives_each_note_with_the_words_before_its_mark(chancery):
    assert "Note" in chancery("show", "note-verbale.txt", "--footnotes").out
    assert chancery("show", "article.txt", "--footnotes").out == "(no footnotes)\n"
