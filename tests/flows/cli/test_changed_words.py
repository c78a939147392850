from flows.cli.compare import changed_words as module
from flows.cli.compare.changed_words import changed_words
from schemas.run import MadeRelation


def relation(subject_id, predicate, object_id):
    return MadeRelation(
        subject_id=subject_id,
        subject="note.pdf",
        predicate=predicate,
        object_id=object_id,
        object="release.html",
        direction_basis="date",
        reason="said so",
    )


def test_the_words_that_a_repeating_text_changed_are_told(sample_archive, ids, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = changed_words(sample_archive, [relation(ids["note"], "reproduces", ids["release"])])
    assert lines[0] == "In what is repeated, note.pdf and release.html differ in 3 places:"
    assert any("[-" in line or "{+" in line for line in lines)
    assert not any("… all" in line for line in lines)


def test_of_many_changes_those_that_weigh_most_are_told_whole(sample_archive, ids, monkeypatch):
    monkeypatch.setattr(module, "MOST_PLACES", 1)
    lines = changed_words(sample_archive, [relation(ids["note"], "reproduces", ids["release"])])
    assert "number or date" in lines[1] and "10" in lines[2] and "11" in lines[2]
    assert lines[3:] == [f"  … all 3: chancery compare {ids['note'][:10]} {ids['release'][:10]}", ""]


def test_texts_that_only_quote_are_not_compared(sample_archive, ids):
    assert changed_words(sample_archive, [relation(ids["note"], "quotes", ids["release"])]) == []
    assert changed_words(sample_archive, [relation(ids["note"], "translates", ids["note"])]) == []
