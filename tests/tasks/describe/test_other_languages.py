"""Mastheads and titles in French, Spanish and Russian say what the same paper's do in English."""

import pytest

from schemas.reading import Hints
from tasks.clean.clean import clean
from tasks.describe.describe import describe
from tasks.describe.doubts import doubts
from tasks.describe.foreign_ordinals import number_before
from tasks.describe.portrait import Portrait
from tasks.structure.passages import passages_of

FRENCH = """Nations Unies A/73/851–S/2019/351

Assemblée générale
Conseil de sécurité

Distr. générale
3 mai 2019
Français
Original : anglais

Assemblée générale
Soixante-treizième session
Points 32, 72 a) et b) et 83 de l’ordre du jour

La question des phares du lac

Conseil de sécurité
Soixante-quatorzième année

Lettre datée du 2 mai 2019, adressée au Secrétaire général par le Représentant permanent de la
Tavarie auprès de l’Organisation des Nations Unies

La lampe a été allumée chaque soir de l’année, et chaque soir quelqu’un est descendu pour la regarder de près.

(Signé) Honor Castellane
Ambassadrice

Annexe à la lettre datée du 2 mai 2019 adressée au Secrétaire général

La lampe a été allumée chaque soir de l’année, et chaque soir quelqu’un est descendu pour la regarder de près.
"""
SPANISH = """Naciones Unidas A/73/851–S/2019/351

Asamblea General
Consejo de Seguridad

Distr. general
3 de mayo de 2019
Español
Original: inglés

Asamblea General
Septuagésimo tercer período de sesiones
Temas 32, 72 a) y b) y 83 del programa

La cuestión de los faros del lago

Consejo de Seguridad
Septuagésimo cuarto año

Carta de fecha 2 de mayo de 2019 dirigida al Secretario General por el Representante Permanente de
Tavaria ante las Naciones Unidas

La lámpara se encendió todas las noches del año, y todas las noches alguien bajaba para mirarla
desde muy cerca.

(Firmado) Honor Castellane
Embajadora

Anexo de la carta de fecha 2 de mayo de 2019 dirigida al Secretario General

La lámpara se encendió todas las noches del año, y todas las noches alguien bajaba para mirarla
desde muy cerca.
"""
RUSSIAN = """Организация Объединенных Наций A/73/851–S/2019/351

Генеральная Ассамблея
Совет Безопасности

Distr.: General
3 May 2019
Russian
Original: English

Генеральная Ассамблея
Семьдесят третья сессия
Пункты 32, 72 a) и b) и 83 повестки дня

Вопрос о маяках озера

Совет Безопасности
Семьдесят четвертый год

Письмо Постоянного представителя Таварии при Организации Объединенных Наций от 2 мая 2019 года на
имя Генерального секретаря

Лампу зажигали каждый вечер в течение всего года, и каждый вечер кто-нибудь спускался, чтобы
посмотреть на неё.

(Подпись) Онор Кастеллан
Посол

Приложение к письму от 2 мая 2019 года на имя Генерального секретаря

Лампу зажигали каждый вечер в течение всего года, и каждый вечер кто-нибудь спускался, чтобы
посмотреть на неё.
"""
PAPERS = {"fr": FRENCH, "es": SPANISH, "ru": RUSSIAN}


def portrait(text: str) -> tuple[Portrait, list[str]]:
    cleaned = clean(text)
    passages = passages_of(cleaned, [])
    found = describe(passages, Hints())
    for each in found.attributes:
        assert each.text_start is not None and cleaned.text[each.text_start : each.text_end].strip()
    return found, [finding.rule for finding in doubts(found, passages)]


def values(found: Portrait, name: str) -> list[str]:
    return [each.value for each in found.attributes if each.name == name]


@pytest.mark.parametrize("language", PAPERS)
def test_a_letter_states_the_same_in_each_language(language: str) -> None:
    found, findings = portrait(PAPERS[language])
    about = found.description
    assert (about.kind, about.languages[0]) == ("letter", language)
    assert about.symbols == ["A/73/851", "S/2019/351"]
    assert (str(about.dated_on), str(about.published_on)) == ("2019-05-02", "2019-05-03")
    assert set(values(found, "organ")) == {"General Assembly", "Security Council"}
    assert values(found, "distribution") == ["general"]
    assert values(found, "original_language") == ["English"]
    assert (values(found, "session"), values(found, "year")) == (["73"], ["2019"])
    assert values(found, "agenda_item") == ["32", "72 (a)", "72 (b)", "83"]
    assert len(values(found, "agenda_title")) == 1
    assert about.title and about.issuer and about.addressee
    assert len(values(found, "signatory")) == len(values(found, "annex")) == 1
    assert findings == []


@pytest.mark.parametrize(
    ("line", "sponsors", "speaker"),
    [
        (
            "Ardelle, Eske* et Tavarie : projet de résolution",
            ["Ardelle", "Eske", "Tavarie"],
            "L’Assemblée générale,",
        ),
        (
            "Ardelle, Eske* y Tavaria: proyecto de resolución",
            ["Ardelle", "Eske", "Tavaria"],
            "La Asamblea General,",
        ),
        (
            "Арделль, Эске* и Тавария: проект резолюции",
            ["Арделль", "Эске", "Тавария"],
            "Генеральная Ассамблея,",
        ),
    ],
)
def test_a_draft_names_its_sponsors_and_has_its_paragraphs(
    line: str, sponsors: list[str], speaker: str
) -> None:
    text = (
        f"A/73/L.12\n\nDistr.: Limited\n3 May 2019\n\n{line}\n\nLampes\n\n{speaker}\n\n"
        "Rappelant ses résolutions antérieures sur les lampes du lac,\n\n"
        "1. Décide d’allumer les lampes dans chaque port du lac ;\n\n"
        "2. Prie le Secrétaire général de lui en rendre compte."
    )
    found, _ = portrait(text)
    assert found.kind == "draft_resolution"
    assert values(found, "sponsor") == sponsors
    assert values(found, "preambular_paragraph") == ["1"]
    assert values(found, "operative_paragraph") == ["1", "2"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Quatre-vingtième", 80),
        ("Quarante-neuvième", 49),
        ("Soixante et onzième", 71),
        ("Cuadragésimo tercer", 43),
        ("Decimotercer", 13),
        ("Сорок третья", 43),
        ("Восьмидесятая", 80),
        ("43e", 43),
        ("74-я", 74),
        ("La", None),
    ],
)
def test_ordinals_are_read_in_words_and_digits(words: str, number: int | None) -> None:
    found = number_before(f"{words} ")
    assert (found[0] if found else None) == number
