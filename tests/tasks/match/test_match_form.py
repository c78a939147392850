"""The match form and the way back: each of its characters comes from one of the text that folds to it."""

import random
import unicodedata

import pytest

from tasks.match.match_form import FOLDING, form_of, match_form

ALPHABET = (
    "abcXYZ019 .,-_/\n\t“”ß ﬁﬃİıſµÅΣςǆ½²①Ⅳ№ﬆ…ªß"
    "éЖёйіЇ العربيةﷺﻻ ١٢ 日本語ﾊﾞｶﾞ한글\u1112\u1161\u11ab क्ष\u0301\u0323\u200d\u00ad🙂𝐀𝟘𐐀"
)


def fold(characters: str) -> str:
    """Unicode's NFKC_Casefold, letters and digits only."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", characters).casefold())
    return "".join(character for character in folded if character.isalnum())


def hostile_text(rng: random.Random) -> str:
    return "".join(rng.choices(ALPHABET, k=rng.randrange(0, 80)))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The “Light”, 2019!", "thelight2019"),
        ("STRAẞE straße", "strassestrasse"),
        ("oﬃce ﬁrm", "officefirm"),
        ("Ⅳ ½ x²", "iv12x2"),
        ("İstanbul", "istanbul"),
        ("Совет Безопасности", "советбезопасности"),
        ("مجلس الأمن", "مجلسالأمن"),
        ("安全、理事会。", "安全理事会"),
        ("snake_case", "snakecase"),
        ("ﾊ", "ハ"),
        ("Fuß ﷺ", "fussصلىاللهعليهوسلم"),
        ("", ""),
        ("… — !", ""),
    ],
)
def test_the_form_is_letters_and_digits_folded(text: str, form: str) -> None:
    assert match_form(text).form == form


def test_a_text_folds_as_its_characters_do_one_by_one() -> None:
    for seed in range(2000):
        rng = random.Random(seed)
        some = rng.sample(ALPHABET + "\ud83d\ude42", k=rng.randrange(1, 24))
        text = "".join(rng.choices([*some, "a", "B", " "], k=rng.randrange(0, 60)))
        assert form_of(text) == "".join(FOLDING[ord(each)] or "" for each in text), f"seed {seed}"


def test_every_character_of_the_form_comes_from_a_character_that_folds_to_it() -> None:
    for seed in range(500):
        text = hostile_text(random.Random(seed))
        folded = match_form(text)
        for position, character in enumerate(folded.form):
            place = folded.text_offset(position)
            # A combining mark may have gone into the letter before it.
            sources = [fold(text[place : place + width]) for width in (1, 2, 3)]
            assert any(character in source for source in sources), f"seed {seed}, position {position}"


def test_the_way_back_never_goes_backwards() -> None:
    for seed in range(500):
        folded = match_form(hostile_text(random.Random(seed)))
        places = [folded.text_offset(position) for position in range(len(folded.form))]
        assert places == sorted(places), f"seed {seed}"


def test_the_form_of_a_text_is_that_of_its_words() -> None:
    for seed in range(300):
        text = hostile_text(random.Random(seed))
        form = "".join(match_form(word).form for word in text.split())
        assert match_form(text).form == form, f"seed {seed}"


def test_a_range_of_the_form_is_a_range_of_the_text_that_holds_it() -> None:
    for seed in range(300):
        rng = random.Random(seed)
        text = hostile_text(rng)
        folded = match_form(text)
        if not folded.form:
            continue
        start = rng.randrange(len(folded.form))
        end = rng.randrange(start + 1, len(folded.form) + 1)
        text_start, text_end = folded.text_range(start, end)
        assert 0 <= text_start < text_end <= len(text), f"seed {seed}"


def test_a_place_in_the_text_is_the_place_of_the_next_character_of_the_form() -> None:
    text = "« The  Light » of 2019"
    folded = match_form(text)
    for place in range(len(text) + 1):
        following = [at for at in range(len(folded.form)) if folded.text_offset(at) >= place]
        assert folded.position(place) == min(following, default=len(folded.form)), place


def test_a_letter_that_folds_to_two_does_not_shift_the_rest_of_its_word() -> None:
    text = "Fußﾊﾞal"
    folded = match_form(text)
    assert [text[folded.text_offset(at)] for at in range(len(folded.form))] == list(
        "FußßﾊAl".replace("A", "a")
    )
