"""Twenty copies of one paper take a line, and leave room for who quotes it."""

from flows.cli.ingest.told_relations import told_relations
from schemas.run import MadeRelation


def made(subject: str, predicate: str, object_: str, reason: str = "they share much") -> MadeRelation:
    return MadeRelation(
        subject_id=f"id of {subject}",
        subject=subject,
        predicate=predicate,
        object_id=f"id of {object_}",
        object=object_,
        direction_basis="date",
        reason=reason,
    )


COPIES = [made("note", "near_duplicate", f"copy {number}") for number in range(20)]


def test_each_of_a_few_relations_is_told_with_its_reason():
    assert told_relations(COPIES[:2], 12) == [
        "note is nearly the same as copy 0: they share much",
        "note is nearly the same as copy 1: they share much",
    ]


def test_of_many_those_that_are_the_same_to_one_document_share_a_line():
    others = [made("letter", "quotes", "note"), made("paper", "quotes", "letter")]
    assert told_relations([*COPIES, *others], 12) == [
        "note is nearly the same as 20 documents: copy 0, copy 1, copy 2 and 17 more",
        "letter quotes note: they share much",
        "paper quotes letter: they share much",
    ]


def test_a_document_that_many_repeat_is_what_is_told_of():
    quoting = [made(f"article {number}", "quotes", "release") for number in range(13)]
    told = told_relations(quoting, 12)
    assert told == ["release is quoted by 13 documents: article 0, article 1, article 2 and 10 more"]


def test_two_languages_of_one_pair_are_one_document_and_a_translation_inside_stays_by_itself():
    twice = [made("letter", "reproduces", f"release {n}", why) for n in range(2) for why in ("en", "ru")]
    inside = [made(f"paper {number}", "translates", f"paper {number}") for number in range(3)]
    told = told_relations([*twice, *inside], 3)
    assert told[0] == "letter reproduces 2 documents: release 0, release 1"
    assert told[1:] == [f"paper {number} holds its own translation: they share much" for number in range(3)]
