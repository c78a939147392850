"""How a broken line goes together: a hyphen goes only where the text itself shows the word without."""

import pytest

from tasks.clean.hyphens import is_undecided, joint


def joined(text: str, is_wrap: bool = False) -> str:
    place = text.index("\n")
    change = joint(text, place, place + 1, is_wrap)
    return text[: change.start] + change.after + text[change.end :]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a reso-\nlution, and the resolution says", "a resolution, and the resolution says"),
        ("die Verord-\nnung; Verordnung", "die Verordnung; Verordnung"),
        ("Cyrillic резо-\nлюция, резолюция", "Cyrillic резолюция, резолюция"),
        ("the Merrow-\nCallis Islands", "the Merrow-Callis Islands"),
        ("Castellane-\nMarrable wrote", "Castellane-Marrable wrote"),
        ("a reso-\nlution that stands nowhere else", "a reso-lution that stands nowhere else"),
        ("re-\nform and reform and re-form", "re-form and reform and re-form"),
        ("plain\nwords", "plain words"),
        ("a pause -\nand on", "a pause - and on"),
        ("a pause –\nand on", "a pause – and on"),
        ("two-\nand three-storey houses", "two- and three-storey houses"),
        ("Ein-\nund Ausfuhr", "Ein- und Ausfuhr"),
        ("A/74/783-\nS/2020/279", "A/74/783-S/2020/279"),
        ("paras. 113–\n115", "paras. 113–115"),
        ("and/\nor", "and/or"),
        ("in 1991-\n1992", "in 1991-1992"),
    ],
)
def test_the_two_ends_of_a_broken_line_go_together(text: str, wanted: str) -> None:
    assert joined(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a diminu-\ntive creature", "a diminutive creature"),
        ("long-\nterm recovery", "long-term recovery"),
        ("nuclear-\nfree, for nuclear arms", "nuclear-free, for nuclear arms"),
        ("a whole-\nof-government approach", "a whole-of-government approach"),
        ("re-\nform and re-form", "re-form and re-form"),
    ],
)
def test_where_the_layout_shows_a_wrapped_line_the_words_of_the_language_decide(
    text: str, wanted: str
) -> None:
    place = text.index("\n")
    assert joined(text, is_wrap=True) == wanted
    assert not is_undecided(text, place, place + 1, is_wrap=True)


def test_a_hyphen_between_unknown_parts_stays_undecided() -> None:
    assert is_undecided("ein Verord-\nnung steht", 11, 12, is_wrap=True)
    assert is_undecided("a diminu-\ntive creature", 9, 10)
