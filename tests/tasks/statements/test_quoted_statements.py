"""Quotations are given to who said them: by name, pronoun or heading, over sentences and paragraphs."""

import time
from datetime import date

import pytest

from schemas.document import Description
from schemas.statement import Statement
from tasks.clean.clean import clean
from tasks.extract.markdown import markdown_marks
from tasks.statements.quotes import quotes_in
from tasks.statements.statements import statements_of
from tasks.structure.passages import passages_of

PUBLISHED = date(2019, 3, 13)
SAID = "the lamp was lit every evening of the year"


def quoted(text: str) -> list[Statement]:
    draft = clean(text)
    about = Description(kind="news_article", published_on=PUBLISHED)
    return statements_of(draft.text, passages_of(draft, []), [], about)


def speakers(text: str) -> list[tuple[str, str]]:
    return [(each.speaker, each.attribution) for each in quoted(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"“{SAID},” said Honor Castellane, a spokeswoman for the lighthouse service.", "Honor Castellane"),
        (f"“{SAID},” Honor Castellane, who keeps the log, wrote on Monday.", "Honor Castellane"),
        (f"Honor Castellane said in a statement on Monday: “{SAID}.”", "Honor Castellane"),
        (f"In a statement on Monday, Honor Castellane said that “{SAID}.”", "Honor Castellane"),
        (f"According to Honor Castellane, “{SAID}.”", "Honor Castellane"),
        (f"“{SAID},” said Foreign Minister Honor Castellane.", "Honor Castellane"),
        (f"The Embassy of Brenney issued a statement, saying that “{SAID}.”", "Embassy of Brenney"),
        (f"“{SAID}”, a spokesman for the Harbour Board said.", "Harbour Board"),
        (f"«{SAID}», a déclaré Honor Castellane.", "Honor Castellane"),
        (f"«{SAID}», señaló Honor Castellane.", "Honor Castellane"),
        ("«Лампу зажигали каждый вечер», — заявил Иван Петров.", "Иван Петров"),
    ],
)
def test_a_quotation_is_given_to_the_name_beside_it(text: str, speaker: str) -> None:
    assert [who for who, _ in speakers(f"{text} And so it goes on there.")] == [speaker]


def test_a_pronoun_and_a_surname_stand_for_who_spoke_before() -> None:
    text = (
        f"Honor Castellane keeps the log.\n\n“{SAID},” Castellane said. “Nobody ever forgot it once.”\n\n"
        f"“And {SAID},” she added."
    )
    assert speakers(text) == [
        ("Honor Castellane", "named"),
        ("Honor Castellane", "continued"),
        ("Honor Castellane", "pronoun"),
    ]


def test_a_pronoun_stands_for_the_person_of_whom_the_paragraph_tells() -> None:
    text = (
        f"“{SAID},” said Aldous Venn.\n\nTomas Vehl, a pilot, said it was out. “Nobody says {SAID},” he said."
    )
    assert [who for who, _ in speakers(text)] == ["Aldous Venn", "Tomas Vehl"]


def test_a_description_is_nobody_who_spoke_before() -> None:
    text = f"“{SAID},” said Owen Dempsey.\n\n“And {SAID},” the patient wrote."
    assert [who for who, _ in speakers(text)] == ["Owen Dempsey", "patient"]


def test_what_follows_a_short_quotation_belongs_to_its_speaker() -> None:
    found = quoted(f"“No,” Honor Castellane said. “And {SAID} there.”")
    assert [(each.speaker, each.attribution) for each in found] == [("Honor Castellane", "continued")]


def test_a_name_behind_an_office_goes_before_the_name_of_what_it_is_an_office_of() -> None:
    (found,) = quoted(f"“{SAID},” Port Sorrel coach Honor Castellane said.")
    assert (found.speaker, found.voice) == ("Honor Castellane", "Port Sorrel coach Honor Castellane")


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    text = f"Honor Castellane said: “{SAID}.\n\n“Nobody ever forgot it,” she said."
    found = quoted(text)
    assert [each.speaker for each in found] == ["Honor Castellane"]
    assert found[0].text == f"{SAID}.\n\nNobody ever forgot it,"


def test_under_the_heading_of_a_state_its_ministry_and_officials_are_its_voice() -> None:
    text = (
        f"Fenmark\n\n“Fenmark says {SAID},” its Foreign Ministry wrote.\n\n"
        f"League of Northern Waters\n\n“And {SAID},” League spokesperson Tomas Vehl said."
    )
    found = [(each.speaker, each.speaker_kind, each.voice) for each in quoted(text)]
    assert found == [
        ("Fenmark", "state", "its Foreign Ministry"),
        ("League of Northern Waters", "organization", "League spokesperson Tomas Vehl"),
    ]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("on Monday", date(2019, 3, 11)),
        ("on March 12", date(2019, 3, 12)),
        ("on 2 February 2019", date(2019, 2, 2)),
    ],
)
def test_the_day_beside_a_quotation_is_the_last_of_its_name_before_publication(when: str, day: date) -> None:
    (found,) = quoted(f"“{SAID},” said Honor Castellane {when}.")
    assert found.stated_on == day


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “harbour vote of the islands” was held.",
        "They sang “Listen To The Music Now” and “The Long Train Running” before they left.",
        'Prices rose by 3 % and the "flagship game of the year" sold well.',
        'A 65" screen and a 70"+ screen stood in the very same window.',
    ],
)
def test_terms_titles_and_inches_are_nobodys_words(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            '"the so called "harbour elections“ that took place," he said',
            ['the so called "harbour elections“ that took place,'],
        ),
        ("“Yes,” he said. “No.”", ["Yes,", "No."]),
        ("„Das ist gut“, sagte er.", ["Das ist gut"]),
        ("‘It’s the best we’ve done,’ he said.", ["It’s the best we’ve done,"]),
        ('"It goes on in the next paragraph', ["It goes on in the next paragraph"]),
    ],
)
def test_the_outermost_quotations_are_found_however_marks_mix(text: str, inner: list[str]) -> None:
    assert [text[each.start : each.end] for each in quotes_in(text)] == inner


def test_hostile_paragraphs_take_time_in_proportion() -> None:
    started = time.process_time()
    for text in (
        '" a' * 30_000,
        "‘ab " * 30_000,
        "Mr. A " * 20_000 + "said “x y z u v”",
        "A, said " * 20_000,
    ):
        quoted(text)
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ("Castellane added", date(2019, 3, 12)),
        ("she said on 2 February 2019", date(2019, 2, 2)),
        ("Castellane had said earlier", None),
        ("Tomas Vehl said", None),
    ],
)
def test_words_that_go_on_are_of_the_day_of_those_before(beside: str, day: date | None) -> None:
    text = f"“{SAID},” said Honor Castellane on March 12.\n\n“And {SAID},” {beside}."
    assert [each.stated_on for each in quoted(text)] == [date(2019, 3, 12), day]


def test_a_release_in_two_languages_has_one_speaker() -> None:
    english = "Statement by the Ministry of Foreign Affairs of the Republic of Ardelle"
    russian = "Заявление Министерства иностранных дел Арделльской Республики"
    text = (
        f"# {english}\n\nThe vote that was held on the islands has no legal effect, and is rejected.\n\n"
        f"# {russian}\n\nПроведённое на островах голосование не имеет никакой юридической силы и отвергается."
    )
    draft = clean(text, markdown_marks(text))
    description = Description(kind="press_release", dated_on=date(2019, 3, 12))
    found = statements_of(draft.text, passages_of(draft, []), [], description)
    assert [(each.speaker_key, each.language, each.stated_on) for each in found] == [
        ("state:ardelle", "en", date(2019, 3, 12)),
        ("state:ardelle", "ru", date(2019, 3, 12)),
    ]
    assert found[1].voice == "Министерство иностранных дел Арделльской Республики"
