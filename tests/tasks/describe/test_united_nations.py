"""Papers of the United Nations: mastheads of several organs, each value where it stands."""

import pytest

from schemas.document import Attribute
from schemas.reading import Hints
from tasks.clean.clean import clean
from tasks.describe.describe import describe
from tasks.describe.doubts import doubts
from tasks.describe.portrait import Portrait
from tasks.structure.passages import passages_of

SENTENCE = "The lamp was lit every evening of the year, and every evening somebody came down to look at it."
LETTER = (
    "Letter dated 2 May 2019 from the Permanent Representative of Tavaria to the United Nations addressed to "
    "the Secretary-General"
)


def portrait(text: str) -> tuple[Portrait, str]:
    cleaned = clean(text)
    return describe(passages_of(cleaned, []), Hints()), cleaned.text


def values(found: Portrait, name: str) -> list[str]:
    return [each.value for each in found.attributes if each.name == name]


def paper(*blocks: str) -> str:
    return "\n\n".join(blocks)


COUNCIL_DRAFT = paper(
    "United Nations A/HRC/43/L.12/Rev.1",
    "General Assembly",
    "Distr.: Limited\n17 March 2020",
    "Original: English/French",
    "Human Rights Council\nForty-third session\n24 February–20 March 2020",
    "Agenda items 3 (a) and (b) and 10",
    "Promotion of lamps",
    "Ardelle, Bosnia and Herzegovina, Eske (Plural State of)* and Trinidad and Tobago: revised draft "
    "resolution",
    "43/… Lamps of the lake",
    "The Human Rights Council,",
    "Guided by the Charter of the United Nations,",
    "Recalling its resolution 34/7 of 23 March 2017, which speaks of lamps,",
    "1. Decides to light the lamps in every harbour of the lake;",
    "2. Requests the Secretary-General to report on it at its next session.",
)
ADOPTED = paper(
    "United Nations S/RES/2931 (2018)",
    "Security Council",
    "Distr.: General\n5 July 2018",
    "Resolution 2931 (2018)",
    "Adopted by the Security Council at its 8300th meeting, on 5 July 2018",
    "The Security Council,",
    "Recalling its previous resolutions on the lamps of the lake,",
    "1. Decides that the lamps shall be lit until further notice;",
    "2. Decides to remain seized of the matter.",
)
JOINT_LETTER = paper(
    "United Nations A/ES-10/812-S/2019/351",
    "General Assembly Security Council",
    "Distr.: General\n3 May 2019",
    "Original: English",
    "General Assembly\nTenth emergency special session\nAgenda item 5",
    "Lamps of the lake",
    "Security Council\nSeventy-fourth year",
    LETTER,
    SENTENCE,
    "(Signed) Honor Castellane\nAmbassador",
    "Annex to the letter dated 2 May 2019 from the Permanent Representative of Tavaria",
    SENTENCE,
)


def test_a_councils_draft_states_all_its_values() -> None:
    found, _ = portrait(COUNCIL_DRAFT)
    assert found.kind == "draft_resolution"
    assert values(found, "symbol") == ["A/HRC/43/L.12/Rev.1"]
    assert values(found, "organ") == ["General Assembly", "Human Rights Council"]
    assert values(found, "original_language") == ["English", "French"]
    assert values(found, "session") == ["43"]
    assert values(found, "session_dates") == ["24 February–20 March 2020"]
    assert values(found, "agenda_item") == ["3 (a)", "3 (b)", "10"]
    assert values(found, "agenda_title") == ["Promotion of lamps"]
    assert values(found, "sponsor") == [
        "Ardelle",
        "Bosnia and Herzegovina",
        "Eske (Plural State of)",
        "Trinidad and Tobago",
    ]
    assert values(found, "title") == ["43/… Lamps of the lake"]
    assert values(found, "distributed_on") == ["2020-03-17"]
    assert len(values(found, "preambular_paragraph")) == len(values(found, "operative_paragraph")) == 2


def test_every_value_stands_where_it_says() -> None:
    found, text = portrait(COUNCIL_DRAFT)

    def said(each: Attribute) -> str:
        return text[each.text_start : each.text_end]

    spoken = {(each.name, each.value): said(each) for each in found.attributes}
    assert spoken["session", "43"] == "Forty-third session"
    assert spoken["agenda_item", "10"] == "10"
    assert spoken["sponsor", "Bosnia and Herzegovina"] == "Bosnia and Herzegovina"
    assert spoken["distributed_on", "2020-03-17"] == "17 March 2020"
    assert spoken["operative_paragraph", "2"].startswith("Requests the Secretary-General")
    assert all(each.found_by for each in found.attributes)


def test_a_resolution_of_the_security_council_bears_the_date_of_its_adoption() -> None:
    found, _ = portrait(ADOPTED)
    said = found.description
    assert (found.kind, said.title, said.issuer) == (
        "resolution",
        "Resolution 2931 (2018)",
        "Security Council",
    )
    assert (str(said.dated_on), said.symbols) == ("2018-07-05", ["S/RES/2931 (2018)"])
    assert values(found, "number") == ["2931 (2018)"]
    assert (values(found, "preambular_paragraph"), values(found, "operative_paragraph")) == (
        ["1"],
        ["1", "2"],
    )


def test_a_joint_letter_states_both_organs_sessions_and_years() -> None:
    found, _ = portrait(JOINT_LETTER)
    assert found.kind == "letter"
    assert found.description.symbols == ["A/ES-10/812", "S/2019/351"]
    assert (values(found, "session"), values(found, "year")) == (["ES-10"], ["2019"])
    assert set(values(found, "organ")) == {"General Assembly", "Security Council"}
    assert (values(found, "signatory"), values(found, "signatory_post")) == (
        ["Honor Castellane"],
        ["Ambassador"],
    )
    assert len(values(found, "annex")) == 1
    assert [each.rule for each in doubts(found, passages_of(clean(JOINT_LETTER), []))] == []


def test_a_president_submits_and_a_note_says_for_whom() -> None:
    draft = paper(
        "United Nations E/2019/L.7",
        "Economic and Social Council",
        "Distr.: Limited\n9 July 2019",
        "2019 session",
        "Agenda item 18",
        "Lamps",
        "Draft resolution submitted by the Vice-President of the Council, Honor Castellane (Tavaria)",
        "Lamps of the lake",
        "The Economic and Social Council,",
        "Recalling its resolution 2018/3 on the lamps of the lake, which is still in force,",
        "1. Decides to light the lamps in every harbour of the lake.",
    )
    found, _ = portrait(draft)
    assert values(found, "sponsor") == ["Vice-President of the Council"]
    assert (values(found, "session"), found.description.title) == (["2019"], "Lamps of the lake")


@pytest.mark.parametrize(
    ("before", "after", "rule", "value"),
    [
        ("3 May 2019", "1 May 2019", "distributed_before_dated", "2019-05-01"),
        ("Seventy-fourth year", "Seventy-fifth year", "year_not_that_of_symbol", "S/2019/351"),
        ("Tenth emergency", "Eleventh emergency", "session_not_that_of_symbol", "A/ES-10/812"),
        ("Tenth emergency special session", "Sixtieth session", "session_not_of_year", "60"),
        ("A/ES-10/812-S/2019/351", "A/7/8/9/2", "unknown_symbol_form", "A/7/8/9/2"),
    ],
)
def test_what_contradicts_itself_is_found_with_its_place(
    before: str, after: str, rule: str, value: str
) -> None:
    text = JOINT_LETTER.replace(before, after)
    cleaned = clean(text)
    passages = passages_of(cleaned, [])
    found = {each.rule: each for each in doubts(describe(passages, Hints()), passages)}
    assert (found[rule].severity, found[rule].value) == ("contradiction", value)
    start, end = found[rule].text_start, found[rule].text_end
    assert start is not None and end is not None and cleaned.text[start:end] in text


def test_a_language_of_no_passage_contradicts_the_title() -> None:
    text = paper(
        "Press release 12 March 2019", "No. 87/19, Statement by the Ministry of Eske (En/Ru)", SENTENCE
    )
    passages = passages_of(clean(text), [])
    found = [each.rule for each in doubts(describe(passages, Hints()), passages)]
    assert found == ["language_of_no_passage"]


def test_what_a_letter_should_have_is_missed() -> None:
    passages = passages_of(clean(paper("Dear Sir,", SENTENCE)), [])
    rules = {each.rule: each.severity for each in doubts(describe(passages, Hints()), passages)}
    assert rules == {
        "no_issuer": "warning",
        "no_addressee": "warning",
        "no_date": "warning",
        "no_signatory": "warning",
    }


def test_the_security_council_is_missed_no_session() -> None:
    text = JOINT_LETTER.replace("A/ES-10/812-", "").replace("General Assembly Security", "Security")
    text = text.replace(
        "General Assembly\nTenth emergency special session\nAgenda item 5\n\nLamps of the lake\n\n", ""
    )
    cleaned = clean(text)
    passages = passages_of(cleaned, [])
    found = describe(passages, Hints())
    assert (values(found, "organ"), values(found, "session")) == (["Security Council"] * 2, [])
    assert [finding.rule for finding in doubts(found, passages)] == []


def test_the_record_of_a_meeting_says_which_when_and_who_presided() -> None:
    found, _ = portrait(
        paper(
            "United Nations S/PV.8650",
            "Security Council\nSeventy-fourth year",
            "8650th meeting\nTuesday, 29 October 2019, 10 a.m.\nNew York",
            "President: Mr. Venn (Tavaria)",
            "The meeting was called to order at 10.05 a.m.",
            f"The President: {SENTENCE}",
        )
    )
    about = found.description
    assert (about.kind, about.title, about.symbols) == ("meeting_record", "8650th meeting", ["S/PV.8650"])
    assert str(about.dated_on) == "2019-10-29"
    assert (values(found, "president"), values(found, "year")) == (["Mr. Venn (Tavaria)"], ["2019"])
