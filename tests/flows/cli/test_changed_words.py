from flows.cli.compare.changed_words import MOST_LINES, changed_words
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
    assert "note.pdf and release.html differ in" in lines[0]
    assert any("[-" in line or "{+" in line for line in lines)
    assert len(lines) <= MOST_LINES + 4


def test_texts_that_only_quote_are_not_compared(sample_archive, ids):
    assert changed_words(sample_archive, [relation(ids["note"], "quotes", ids["release"])]) == []
    assert changed_words(sample_archive, [relation(ids["note"], "translates", ids["note"])]) == []
