"""What weighs: negations before numbers and dates, these before names, punctuation and case last."""

import pytest

from flows.cli.compare.difference_weight import Weight, weight_of

NEGATION, NUMBER, NAME, WORD, SPELLING, NUMBERING, FORM = Weight


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("en", "", "not"),
        ("en", "does", "doesn’t"),
        ("en", "can", "cannot"),
        ("en", "can", "can't"),
        ("en", "lawful", "unlawful,"),
        ("en", "legal", "illegal"),
        ("en", "with", "without"),
        ("en", "some", "no"),
        ("fr", "", "ne"),
        ("fr", "", "pas"),
        ("fr", "est", "n’est"),
        ("es", "sin", "con"),
        ("de", "eine", "keine"),
        ("ru", "", "не"),
        ("ru", "законный", "незаконный"),
        ("uk", "", "не"),
        ("ar", "", "ليس"),
        ("zh", "", "不"),
        ("zh", "有", "无"),
        ("ja", "る", "ない"),
        ("it", "", "not"),
        (None, "", "nicht"),
        (None, "", "не"),
    ],
)
def test_a_negation_on_one_side_only_weighs_most(language: str | None, left: str, right: str) -> None:
    assert weight_of(left, right, language=language) is NEGATION
    assert weight_of(right, left, language=language) is NEGATION


@pytest.mark.parametrize(
    ("left", "right"),
    [("does not", "doesn’t"), ("cannot", "can't"), ("can not", "cannot"), ("not lawful", "unlawful")],
)
def test_the_same_negation_written_otherwise_is_none(left: str, right: str) -> None:
    assert weight_of(left, right, language="en") > NAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("10", "11"),
        ("4,100", "4,700"),
        ("2.5", "25"),
        ("March", "April"),
        ("марта", "апреля"),
        ("nine", "seven"),
        ("Annex II", "Annex III"),
        ("A/HRC/77/G/3", "A/HRC/77/G/8"),
        ("٣", "٤"),
        ("三", "四"),
        ("Monday", "Tuesday"),
    ],
)
def test_a_number_or_a_date_weighs_next(left: str, right: str) -> None:
    assert weight_of(left, right) is NUMBER


@pytest.mark.parametrize(
    ("left", "right", "weight"),
    [
        ("Hestria", "Tavaria", NAME),
        ("", "the Republic of", NAME),
        ("Austria", "Australia", NAME),
        ("Iran", "Iraq", NAME),
        ("with", "", WORD),
        ("may", "shall", WORD),
        ("do", "does", WORD),
        ("recognize", "recognise", SPELLING),
        ("underway", "under way", SPELLING),
        ("Tavari", "Tavaria", SPELLING),
        ("l992", "1992", SPELLING),
        ("Gülistan", "Gulistan", SPELLING),
        ("recog- nized", "recognized", SPELLING),
        ("terms,", "terms", FORM),
        ("1,000", "1000", FORM),
        ("discrimination: It", "discrimination; it", FORM),
        ("“elections”", "elections", FORM),
        ("–", "", FORM),
    ],
)
def test_names_weigh_more_than_words_and_these_more_than_spellings_and_forms(
    left: str, right: str, weight: Weight
) -> None:
    assert weight_of(left, right, language="en") is weight
    assert weight_of(right, left, language="en") is weight


def test_a_capital_that_opens_a_sentence_makes_no_name() -> None:
    assert weight_of("Every", "Each", opens_sentence=True) is WORD
    assert weight_of("Every", "Each") is NAME


def test_a_german_noun_is_no_name() -> None:
    assert weight_of("Garnison", "Besatzung", language="de") is WORD


def test_rewritten_text_is_wording_whatever_it_holds() -> None:
    assert weight_of("", "it was not until the third day that " + "someone came " * 4) is WORD


@pytest.mark.parametrize(
    ("left", "right"),
    [("0f", "of"), ("horb0ur", "harbour"), ("tonne5", "tonnes"), ("c1ausura", "clausura")],
)
def test_a_digit_read_for_a_letter_is_spelling(left: str, right: str) -> None:
    assert weight_of(left, right) is SPELLING
    assert weight_of(right, left) is SPELLING


@pytest.mark.parametrize(
    ("left", "right"), [("0f 12", "of 13"), ("A1", "A2"), ("1", "l"), ("2nd", "and"), ("B52 flew", "flew")]
)
def test_a_digit_that_stands_for_no_letter_is_a_number(left: str, right: str) -> None:
    assert weight_of(left, right) is NUMBER


@pytest.mark.parametrize(("left", "right"), [("5.", "4."), ("(a)", "(b)"), ("iv)", "v)")])
def test_the_number_of_a_paragraph_is_numbering_and_no_figure(left: str, right: str) -> None:
    assert weight_of(left, right, opens_line=True) is NUMBERING
    assert weight_of(left, right) is not NUMBERING
