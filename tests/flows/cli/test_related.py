def test_related_speaks_from_the_viewpoint_of_the_document(chancery, ids):
    assert "\nreproduces " + ids["release"][:10] in chancery("related", "note-verbale.txt").out
    assert "\nis reproduced by " + ids["note"][:10] in chancery("related", "press release.html").out


def test_related_turns_coverage_round(chancery):
    assert "61 % of this document, 98 % of the other (en)" in chancery("related", "note-verbale.txt").out
    assert "98 % of this document, 61 % of the other (en)" in chancery("related", "press release.html").out


def test_related_gives_the_reason_and_what_to_type_next(chancery, ids):
    out = chancery("related", "press release.html").out
    assert "the note carries the statement and is two days younger" in out
    assert f"chancery compare {ids['release'][:10]} {ids['note'][:10]}" in out


def test_related_finds_symmetric_relations_from_either_side(chancery, ids):
    for word, other in (("note", "reprint"), ("reprint", "note")):
        assert "is nearly the same as " + ids[other][:10] in chancery("related", ids[word]).out


def test_related_says_when_there_is_nothing(chancery):
    outcome = chancery("related", "article.txt")
    assert outcome.exit_code == 0
    assert "related to no other document" in outcome.err


def test_related_as_json_keeps_subject_and_object(chancery, ids):
    related = chancery("related", "press release.html", "--json").json
    assert related["document_id"] == ids["release"]
    assert related["relations"][0]["subject_id"] == ids["note"]
    assert related["relations"][0]["is_subject"] is False
