"""The forms of diplomatic notes and letters are told from what is said in them."""

import pytest

from tasks.match.courtesies import is_courtesy

SAID = (
    "On 9 November vessels of the coast guard entered the territorial sea and stayed there for three hours."
)


@pytest.mark.parametrize(
    "words",
    [
        "The Permanent Mission of Tavaria to the United Nations\npresents its compliments to the"
        " Secretariat of the United Nations and\nhas the honour to",
        "The Permanent Mission avails itself of this opportunity to renew to the Secretariat the assurances"
        " of its highest consideration.\n\nNew York, 14 January",
        "I should be grateful if you would have the present letter and its annex circulated as a document of"
        " the General Assembly, under agenda item 34, and of the Security Council.",
        "La Mission permanente présente ses compliments au Haut-Commissariat et a l'honneur de",
        "La Mission permanente saisit cette occasion pour renouveler au Haut-Commissariat les assurances"
        " de sa très haute considération.",
        "La Misión Permanente aprovecha la oportunidad para reiterar a la Secretaría las seguridades de su"
        " más alta consideración.",
        "Посольство свидетельствует свое уважение Министерству иностранных дел и имеет честь сообщить",
        "Посольство пользуется случаем, чтобы возобновить Министерству уверения в своем высоком уважении.",
    ],
)
def test_openings_and_closings_are_courtesies_and_what_stands_between_is_none(words: str) -> None:
    assert is_courtesy(words)
    assert not is_courtesy(f"{words}\n\n{SAID}")
    assert not is_courtesy(SAID)


@pytest.mark.parametrize(
    "words",
    [
        "I should be grateful if you would arrange for the release of the fishermen held in the port.",
        "The Government should be grateful if you would have the missiles taken away by Friday.",
        "The report avails itself of this opportunity to accuse the Government of bombing the hospital.",
        "The Minister gave assurances that the report would be given full consideration by the Government.",
    ],
)
def test_what_is_asked_or_said_in_their_words_is_none(words: str) -> None:
    assert not is_courtesy(words)


def test_a_sentence_about_compliments_with_something_to_say_is_none() -> None:
    words = "The Embassy presents its compliments to the Ministry and has the honour to"
    assert not is_courtesy(f"{words} inform it that {SAID}")
