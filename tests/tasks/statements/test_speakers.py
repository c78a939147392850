"""One speaker under several names has one key, whatever the order in which the names come."""

import itertools
import random

import pytest

from tasks.statements.speakers import speaker_of
from tasks.statements.states import ADJECTIVES, STATES

SAME = [
    [
        "Ukraine",
        "UKRAINE",
        "MFA of Ukraine",
        "Ministry of Foreign Affairs of Ukraine",
        "Ukrainian Foreign Ministry",
    ],
    [
        "the United States",
        "U.S. Department of State",
        "US State Department",
        "UNITED STATES OF AMERICA",
        "USA",
    ],
    ["Moldova", "REPUBLIC OF MOLDOVA", "Moldova, Republic of", "Moldova (Republic of)"],
    ["South Korea", "Korea, Republic of", "Republic of Korea"],
    ["North Korea", "Korea, Democratic People's Republic of", "DPRK"],
    ["Swiss Confederation", "Switzerland"],
    ["United Mexican States", "Mexico"],
    ["Federated States of Micronesia", "Micronesia (Federated States of)"],
    ["Arab Republic of Egypt", "Egyptian Foreign Ministry"],
    ["Congo, The Democratic Republic of the", "Democratic Republic of the Congo"],
    ["Iran (Islamic Republic of)", "ISLAMIC REPUBLIC OF IRAN", "Iranian Foreign Ministry spokesman"],
    ["British Embassy in Tavaria", "United Kingdom of Great Britain and Northern Ireland", "the UK"],
    [
        "Ardelle, Republic of",
        "REPUBLIC OF ARDELLE",
        "Foreign Ministry of the Republic of Ardelle",
        "MFA of Ardelle",
        "Ardelle's embassy",
        "Ardelle’s Foreign Ministry",
    ],
    [
        "Embassy of the Kingdom of Brenney in Tavaria",
        "Kingdom of Brenney",
        "Ministry of Foreign Affairs of Brenney",
    ],
    [
        "Organization of Northern Waters (ONW)",
        "ORGANIZATION OF NORTHERN WATERS",
        "the Organization of Northern Waters",
    ],
    ["Mr. Aldous Venn", "Aldous Venn"],
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_the_names_of_one_speaker_have_one_key(names: list[str]) -> None:
    keys = {name: speaker_of(name).key.replace("organization:ardelle", "state:ardelle") for name in names}
    assert len(set(keys.values())) == 1, keys


def test_the_names_of_different_speakers_have_different_keys() -> None:
    firsts = [speaker_of(names[0]).key for names in SAME]
    assert len(set(firsts)) == len(firsts)


@pytest.mark.parametrize(
    "name", ["Federation of Trade Unions", "Baltic States", "Organization of Turkic States"]
)
def test_a_union_of_others_is_no_state(name: str) -> None:
    assert speaker_of(name).kind == "organization"


def test_an_embassy_speaks_for_the_state_that_sent_it() -> None:
    assert speaker_of("Embassy of Australia in Turkey").key == "state:australia"
    assert speaker_of("Turkish Ambassador to Azerbaijan").key == "state:turkey"


def test_an_acronym_and_the_name_it_stands_for_lead_to_each_other() -> None:
    assert speaker_of("ONW").acronym == "onw" == speaker_of("Organization of Northern Waters").acronym
    assert speaker_of("League of Lights – LOLI").acronym == "loli"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Päivi Lindholm", "person"),
        ("Dr. Honor Castellane", "person"),
        ("Jean-Luc de la Tour", "person"),
        ("Strait Contact Group", "organization"),
        ("Commonwealth of Archipelagic States (CAS)", "organization"),
        ("Grand Duchy of Eske", "state"),
        ("République de Lorne", "state"),
    ],
)
def test_the_kind_of_a_speaker_is_told_by_the_form_of_the_name(name: str, kind: str) -> None:
    assert speaker_of(name).kind == kind


def test_the_key_does_not_depend_on_case_article_or_marks() -> None:
    chance = random.Random(1912)
    for name in chance.sample(sorted(STATES), 40):
        for form in (name.title(), name.upper(), f"the {name.title()}", f"{name.title()}³"):
            assert speaker_of(form).key == f"state:{STATES[name]}", form


def test_a_state_and_its_adjective_have_one_key() -> None:
    for adjective, state in itertools.islice(ADJECTIVES.items(), 0, None, 7):
        assert speaker_of(f"{adjective.title()} Foreign Ministry").key == f"state:{state}"
