"""Passages: every block once and in its place, with its role, section, language and page."""

import random
import time

import pytest

from schemas.reading import Mark, Page
from schemas.text import Passage, Role
from tasks.clean.clean import clean
from tasks.structure.passages import passages_of

SENTENCE = "The lamp was lit every evening of the year, and every evening somebody came down to look at it."
LETTER = f"""United Nations A/73/1-S/2019/2

Distr.: General
28 March 2019

Original: English

Agenda item 4

Letter dated 27 March 2019 from the Permanent Representative of Tavaria addressed to the Secretary-General

{SENTENCE} See the log.¹

- The first point is that of the lamp.
- The second point is that of the oil.

¹ The log is in the archive.

I. The lamp

1. {SENTENCE}

“{SENTENCE}”

(Signed) Honor Castellane
Ambassador

THE OIL

{SENTENCE}"""


def passages(text: str, *marks: Mark, pages: list[Page] | None = None) -> list[Passage]:
    return passages_of(clean(text, marks), pages or [])


def roles(text: str, *marks: Mark) -> list[tuple[Role, str]]:
    return [(passage.role, passage.text[:12]) for passage in passages(text, *marks)]


def page(number: int, start: int, end: int) -> Page:
    return Page(
        page_number=number,
        width_pt=None,
        height_pt=None,
        raw_start=start,
        raw_end=end,
        method="decoded",
        confidence=None,
    )


def test_a_letter_falls_into_its_parts() -> None:
    assert roles(LETTER) == [
        ("masthead", "United Natio"),
        ("masthead", "Distr.: Gene"),
        ("masthead", "Original: En"),
        ("masthead", "Agenda item "),
        ("heading", "Letter dated"),
        ("paragraph", "The lamp was"),
        ("list_item", "- The first "),
        ("list_item", "- The second"),
        ("footnote", "¹ The log is"),
        ("heading", "I. The lamp"),
        ("list_item", "1. The lamp "),
        ("quotation", "“The lamp wa"),
        ("signature", "(Signed) Hon"),
        ("heading", "THE OIL"),
        ("paragraph", "The lamp was"),
    ]


def test_the_section_of_a_passage_is_the_heading_above_it() -> None:
    sections = {passage.text[:12]: passage.section for passage in passages(LETTER)}
    assert sections["United Natio"] is None
    assert sections["1. The lamp "] == "I. The lamp"
    assert sections["The lamp was"] == "THE OIL"


def test_a_paragraph_in_a_script_without_full_stops_is_no_heading() -> None:
    thai = "เราขอเสนอให้สร้างสะพานชั่วคราวก่อนสิ้นปีนี้และให้แบ่งค่าใช้จ่ายกันคนละครึ่ง หากได้รับอนุญาตให้ทำงานจากทั้งสองฝั่ง"
    found = roles(f"สะพานชั่วคราว\n\n{thai}\n\n{thai}")
    assert [role for role, _ in found] == ["heading", "paragraph", "paragraph"]


def test_a_date_line_under_a_heading_opens_no_section() -> None:
    found = passages(f"Statement by Ardelle\n\nCorvale, 11.03.2019\n\n{SENTENCE}")
    assert found[-1].section == "Statement by Ardelle"


def test_languages_are_told_passage_by_passage() -> None:
    text = (
        f"{SENTENCE}\n\nPort Sorrel\n\nЗаявление\n\n"
        "Маяк зажигали каждый вечер, и каждый вечер кто-нибудь приходил на него смотреть."
        "\n\nБез даты\n\n12.03.2019"
    )
    assert [passage.language for passage in passages(text)] == ["en", "en", "ru", "ru", "ru", None]


def test_list_items_within_a_block_are_passages_of_their_own() -> None:
    found = passages(f"The points are:\n- one lamp\n- two lamps\n\n(a) {SENTENCE}\n(b) {SENTENCE}")
    assert [passage.text[:5] for passage in found] == ["The p", "- one", "- two", "(a) T", "(b) T"]
    assert [passage.role for passage in found[1:]] == ["list_item"] * 4


def test_a_hyphenated_word_or_a_year_at_the_start_of_a_line_begins_no_list() -> None:
    found = passages("-\nMerrow\n2019 was a year\nA. Venn signed")
    assert len(found) == 1


def test_furniture_stands_at_the_end_and_has_no_section() -> None:
    bodies = enumerate(("On the lamp", "On the oil", "On the wick"), start=1)
    text = "\f".join(f"A/73/1\n\n{title}\n\n{SENTENCE} {title}.\n\n{n}" for n, title in bodies)
    found = passages(text)
    assert [passage.role for passage in found[-6:]] == ["furniture"] * 6
    assert {passage.section for passage in found[-6:]} == {None}
    assert "furniture" not in {passage.role for passage in found[:-6]}


def test_a_passage_stands_on_the_page_on_which_it_begins() -> None:
    first = (
        f"{SENTENCE}\n\nThe second paragraph goes on over the end of the page and then comes to the end of\f"
    )
    text = f"{first}its sentence.\n\n{SENTENCE}"
    pages = [page(1, 0, len(first) - 1), page(2, len(first), len(text))]
    found = passages(text, pages=pages)
    assert [(passage.text[:10], passage.page_number) for passage in found] == [
        ("The lamp w", 1),
        ("The second", 1),
        ("The lamp w", 2),
    ]


def test_moved_footnotes_and_furniture_keep_the_page_they_were_read_on() -> None:
    note = "¹ The log is in the archive of the Service."
    first = f"A/73/1\n\nThe log¹ has a record of each evening on which the lamp was lit and every\n\n{note}\f"
    text = f"{first}A/73/1\n\nevening on which it was not."
    marks = [
        Mark(kind="header", raw_start=0, raw_end=6),
        Mark(kind="header", raw_start=len(first), raw_end=len(first) + 6),
    ]
    found = passages(text, *marks, pages=[page(1, 0, len(first) - 1), page(2, len(first), len(text))])
    assert [(passage.role, passage.page_number) for passage in found] == [
        ("paragraph", 1),
        ("footnote", 1),
        ("furniture", 1),
        ("furniture", 2),
    ]


@pytest.mark.parametrize("kind", ["heading", "list_item", "quotation", "table", "footnote"])
def test_what_the_layout_says_decides_the_role(kind: Role) -> None:
    text = f"{SENTENCE}\n\n{SENTENCE}"
    mark = Mark(kind=kind, raw_start=0, raw_end=len(SENTENCE))  # type: ignore[arg-type]
    assert [passage.role for passage in passages(text, mark)] == [kind, "paragraph"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“It is lit”, he said, and “it is out” said she.", "paragraph"),
        ('"It is lit," the Ministry said.', "paragraph"),
        ("«Маяк горит, и он будет гореть всегда».", "quotation"),
        ("and so it ended without a full stop", "paragraph"),
        ("The End", "paragraph"),
        ("State      Votes     Seats\nArdelle    1 204     3", "table"),
        ("(Подпись) О. Кастеллан", "signature"),
        ("*", "paragraph"),
    ],
)
def test_the_last_block_of_a_text_has_the_role_of_its_shape(text: str, role: Role) -> None:
    assert passages(f"{SENTENCE}\n\n{text}")[-1].role == role


def test_a_headline_above_a_date_line_is_a_heading() -> None:
    text = f"# Neighbours decline\n\nBy Ilse Marrack, 13 March 2019\n\n{SENTENCE} {SENTENCE}"
    found = passages(text, Mark(kind="heading", raw_start=0, raw_end=20))
    assert [passage.role for passage in found] == ["heading", "masthead", "paragraph"]


def test_passages_cover_everything_but_the_blanks_between_them() -> None:
    blocks = [
        "TITLE",
        SENTENCE,
        "- one\n- two",
        "¹ A note",
        "Заявление",
        "A/73/1",
        "",
        "   ",
        "x\ny",
        "(a) b\n(c) d",
    ]
    for seed in range(200):
        rng = random.Random(seed)
        draft = clean(rng.choice(["\n\n", "\f"]).join(rng.choices(blocks, k=rng.randrange(1, 12))))
        position = 0
        for number, passage in enumerate(passages_of(draft, []), start=1):
            assert passage.passage_number == number
            assert not draft.text[position : passage.text_start].strip(), f"seed {seed}"
            assert draft.text[passage.text_start : passage.text_end] == passage.text
            position = passage.text_end
        assert not draft.text[position:].strip(), f"seed {seed}"


@pytest.mark.parametrize("unit", ["Word\n\n", "- item\n", "(", "“", "a@"])
def test_a_long_text_of_tiny_parts_takes_no_time_to_speak_of(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    started = time.thread_time()
    passages(text)
    assert time.thread_time() - started < 3


def test_furniture_at_the_end_makes_no_masthead_of_a_short_text() -> None:
    found = passages("A/73/1\n\nThe lamp is lit.", Mark(kind="header", raw_start=0, raw_end=6))
    assert [passage.role for passage in found] == ["paragraph", "furniture"]


def test_a_clause_and_a_long_block_without_a_full_stop_are_no_headings() -> None:
    clause = "Recalling its resolution 1373 of 28 September 2001,"
    scanned = " ".join(
        ["the lamp was 1it every evening of the year and somebody came to see"] * 3
    ).capitalize()
    letter = (
        "Letter dated 27 March 2019 from the Representative of Tavaria to the United Nations addressed"
        " to the President of the Security Council by the Permanent Mission of Tavaria in New York"
    )
    release = (
        "Ministry of Foreign Affairs and European Integration of Tavaria: Regarding the so-called"
        " “presidential and parliamentary elections” that are held on 31 March in the occupied islands"
    )
    text = "\n\n".join(["A. The oil", clause, scanned, letter, release, "It was paid for."])
    roles = [passage.role for passage in passages(text)]
    assert roles == ["heading", "paragraph", "paragraph", "heading", "heading", "paragraph"]
