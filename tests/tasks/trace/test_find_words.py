from tasks.trace.find_words import find_words
from tasks.trace.slices import Range

TEXT = "The “harbour\nvote” was void.\n\nA HARBOUR  vote, l’État–nation."


def found(words: str) -> list[str]:
    return [TEXT[place.start : place.end] for place in find_words(TEXT, words)]


def test_words_are_found_over_line_ends_and_in_any_case() -> None:
    assert found("harbour vote") == ["harbour\nvote", "HARBOUR  vote"]
    assert found("  VOID.  a ") == ["void.\n\nA"]


def test_typed_quotation_marks_and_dashes_find_printed_ones() -> None:
    assert found('"harbour vote"') == ["“harbour\nvote”"]
    assert found("l'état-nation") == ["l’État–nation"]


def test_signs_of_patterns_mean_themselves() -> None:
    assert found("v.id") == [] and found("(") == []


def test_nothing_is_found_for_nothing() -> None:
    assert find_words(TEXT, " \n") == []


def test_places_are_offsets_in_the_text() -> None:
    assert find_words(TEXT, "was") == [Range(TEXT.index("was"), TEXT.index("was") + 3)]


def test_accents_typed_as_two_signs_find_those_written_as_one() -> None:
    assert found("l'e\u0301tat") == ["l’État"]
