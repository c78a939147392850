import json


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


def test_what_to_type_next_names_the_archive_that_was_asked(chancery, sample_archive):
    named = ["--archive", str(sample_archive.root)]
    commands = [
        line
        for line in chancery("related", "press release.html", *named).out.splitlines()
        if "compare" in line
    ]
    assert commands and all(line.endswith(" ".join(named)) for line in commands)


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


def test_related_says_which_language_version_is_not_reproduced(ingested):
    told = ingested("related", "note-verbale.pdf").output
    assert "the other's Russian text, a translation of the English, is not reproduced" in told
    told = ingested("related", "press-release.html").output
    assert "its Russian text, a translation of the English, is not reproduced" in told
    assert "holds its own translation" in told
    assert "100 % of the English text, 100 % of the Russian text" in told


def test_related_as_json_names_both_languages_of_a_translation(ingested):
    told = json.loads(ingested("related", "note-verbale.pdf", "--json").output)
    found = {each["predicate"]: each for each in told["relations"]}
    assert {found["translates"]["language"], found["translates"]["object_language"]} == {"en", "ru"}
    assert found["reproduces"]["unreproduced_languages"] == ["ru"]


def test_compare_says_which_language_version_is_not_reproduced(ingested):
    told = ingested("compare", "note-verbale.pdf", "press-release.html").output
    assert "The Russian text, a translation of the English, is not reproduced" in " ".join(told.split())
    assert "B says in another language what is in A (ru/en)" in " ".join(told.split())
