"""Statements under headings: speaker, voice, title, place and date, whatever the style of the compilation."""

from datetime import date

import pytest

from schemas.document import Description
from schemas.statement import Statement
from tasks.clean.clean import clean
from tasks.extract.markdown import markdown_marks
from tasks.statements.statements import statements_of
from tasks.structure.footnotes import footnotes_of
from tasks.structure.passages import passages_of

WORDS = "{} does not recognise the vote that was held on the islands in March, and says so plainly."


def statements(text: str) -> list[Statement]:
    draft = clean(text, markdown_marks(text))
    passages = passages_of(draft, [])
    notes, _ = footnotes_of(draft, passages)
    found = statements_of(draft.text, passages, notes, Description(kind="letter"))
    for each in found:
        assert draft.text[each.text_start :].startswith(each.text[:40])
    return found


ANNEX = f"""Annex to the letter dated 27 March 2019

I. International organizations

LEAGUE OF NORTHERN WATERS (LNW)

Statement by the Spokesperson of the League on the vote¹

Arvenport, 11.03.2019

{WORDS.format("The League")}

II. Individual States

REPUBLIC OF ARDELLE

Statement by the Foreign Ministry of the Republic of Ardelle²

Corvale, 12.03.2019

{WORDS.format("Ardelle")}

¹ <https://lnw.example/1>.

² Official account of the Ministry, @ArdelleMFA.

It will go on working for a settlement that both of the shores can live with.

Statement by the Foreign Ministry of the Republic of Ardelle

Corvale, 25.03.2019

{WORDS.format("Ardelle")}

FENMARK

Lundhaven, 13.03.2019

{WORDS.format("Fenmark")}
"""


def test_a_compilation_gives_each_statement_with_speaker_place_and_day() -> None:
    found = [(each.speaker, each.speaker_kind, each.place, each.stated_on) for each in statements(ANNEX)]
    assert found == [
        ("LEAGUE OF NORTHERN WATERS", "organization", "Arvenport", date(2019, 3, 11)),
        ("REPUBLIC OF ARDELLE", "state", "Corvale", date(2019, 3, 12)),
        ("REPUBLIC OF ARDELLE", "state", "Corvale", date(2019, 3, 25)),
        ("FENMARK", "state", "Lundhaven", date(2019, 3, 13)),
    ]


def test_the_voice_and_the_source_note_are_those_of_the_title() -> None:
    league, first, second, fenmark = statements(ANNEX)
    assert league.voice == "Spokesperson of the League"
    assert league.source_note == "https://lnw.example/1."
    assert first.source_note == "Official account of the Ministry, @ArdelleMFA."
    assert (second.source_note, fenmark.voice) == (None, None)


def test_notes_between_the_paragraphs_of_a_statement_are_no_part_of_it() -> None:
    first = statements(ANNEX)[1]
    assert first.text.endswith("both of the shores can live with.")
    assert "¹" not in first.text and "@ArdelleMFA" not in first.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"- **Republic of Ardelle** (Corvale, 12 March 2019): {WORDS.format('It')}\n"
            f"- **Ministry of Foreign Affairs of Brenney**, Port Sorrel, 13 March 2019: {WORDS.format('It')}",
            [
                ("Republic of Ardelle", "Corvale", date(2019, 3, 12)),
                ("Ministry of Foreign Affairs of Brenney", "Port Sorrel", date(2019, 3, 13)),
            ],
        ),
        (
            "Statement by the Ministry of Foreign Affairs of Morvane, Morvane City, 1 March 2012\n\n"
            + WORDS.format("Morvane"),
            [("Ministry of Foreign Affairs of Morvane", "Morvane City", date(2012, 3, 1))],
        ),
        (
            "| State | Place | Date | Words |\n|---|---|---|---|\n"
            f"| Fenmark | Lundhaven | 11 March 2019 | {WORDS.format('Fenmark')} |\n"
            f"| Orlande | Orle | 15.03.2019 | {WORDS.format('Orlande')} |",
            [("Fenmark", "Lundhaven", date(2019, 3, 11)), ("Orlande", "Orle", date(2019, 3, 15))],
        ),
        (
            "Déclaration du Ministère des affaires étrangères de la République de Lorne\n\n"
            "Lorne, 4 mars 2012\n\n"
            "La Lorne ne reconnaît pas le vote organisé dans les îles et demande le retour aux négociations.",
            [("Ministère des affaires étrangères de la République de Lorne", "Lorne", date(2012, 3, 4))],
        ),
    ],
    ids=["bulleted, speakers in bold", "place and date in the title", "table", "French"],
)
def test_other_styles_of_compilation_are_read(text: str, expected: list[tuple[str, str, date]]) -> None:
    assert [(each.speaker, each.place, each.stated_on) for each in statements(text)] == expected


MEETING = """The President (spoke in Arabic): I invite the representative of Tavaria to this meeting.

Mr. Smith (France): I thank the Special Envoy for her briefing, which was clear.

France supports the efforts of the Contact Group and expects to see results.

Mrs. Dubois-Laval (Chile) (spoke in Spanish): Chile attaches great importance to navigation.

The meeting rose at 6.15 p.m."""


def test_in_a_meeting_a_name_in_parentheses_is_a_state_unless_its_form_says_no() -> None:
    text = (
        f"Ms. Castellane (Morvane): {WORDS.format('It')}\n\nMr. Harm (League of Lakes): {WORDS.format('It')}"
    )
    found = [(each.speaker_key, each.speaker_kind) for each in statements(text)]
    assert found == [("state:morvane", "state"), ("organization:league of lakes", "organization")]


def test_the_record_of_a_meeting_gives_each_turn_to_the_state_for_which_it_is_spoken() -> None:
    found = [(each.speaker, each.voice, each.text.split()[-1]) for each in statements(MEETING)]
    assert found == [
        ("President", None, "meeting."),
        ("France", "Mr. Smith", "results."),
        ("Chile", "Mrs. Dubois-Laval", "navigation."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Background\n\n{WORDS.format('It')}\n\nMethods\n\n{WORDS.format('It')}",
        f"Statement of cash flows\n\n{WORDS.format('It')}",
        f"Chapter one\n\nPort Sorrel, 12 March 2019\n\n{WORDS.format('It')}",
        f"Ingredients: flour, water, salt, and the patience of a lighthouse keeper.\n\n{WORDS.format('It')}",
    ],
)
def test_headings_that_name_nobody_make_no_statement(text: str) -> None:
    assert statements(text) == []


def test_among_lines_of_known_speakers_one_of_unknown_name_is_a_statement_too() -> None:
    said = WORDS.format("It")
    text = (
        f"- Morvane (Corvale, 12 March 2019): {said}\n\n"
        f"- Kingdom of Brenney (Port Sorrel, 13 March 2019): {said}\n\n"
        f"- Union of Lakes (Lundhaven, 14 March 2019): {said}\n\n- The keeper of the lamp, 1 May 2019: {said}"
    )
    assert [each.speaker for each in statements(text)] == ["Morvane", "Kingdom of Brenney", "Union of Lakes"]
