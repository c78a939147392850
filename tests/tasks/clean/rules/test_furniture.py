"""Rule `furniture`: running headers, footers and page numbers move to the end; text at the edge stays."""

from schemas.reading import Mark
from tasks.clean.draft import Draft
from tasks.clean.rules import furniture

BODIES = [
    f"The {word} page has a paragraph of its own.\nWhat is {word} is short."
    for word in ("first", "second", "third")
]


def pages(*edges: tuple[str, str]) -> str:
    return "\f".join(f"{top}\n\n{body}\n\n{foot}" for (top, foot), body in zip(edges, BODIES, strict=False))


def test_running_headers_and_page_numbers_move_to_the_end_in_order() -> None:
    text = furniture.RULE(Draft.of(pages(("A/73/1", "1"), ("A/73/1", "2"), ("A/73/1", "3")))).text
    head, _, tail = text.partition("\n\nA/73/1")
    assert [line for line in tail.split() if line] == ["1", "A/73/1", "2", "A/73/1", "3"]
    assert all(body in head for body in BODIES)
    assert "A/73/1" not in head


def test_page_numbers_that_start_anywhere_move_if_they_count_the_pages() -> None:
    text = furniture.RULE(Draft.of(pages(("- 17 -", "x"), ("- 18 -", "y"), ("- 19 -", "z")))).text
    assert text.endswith("\n\n- 17 -\n\n- 18 -\n\n- 19 -")


def test_a_page_of_pages_is_a_page_number() -> None:
    text = furniture.RULE(Draft.of(pages(("x", "Page 1 of 2"), ("y", "Page 2 of 2")))).text
    assert text.endswith("\n\nPage 1 of 2\n\nPage 2 of 2")


def test_numbers_that_do_not_count_the_pages_stay() -> None:
    text = pages(("Founded in", "1851"), ("Lost in", "1991"))
    assert furniture.RULE(Draft.of(text)).text == text


def test_a_line_that_comes_back_inside_the_pages_stays() -> None:
    page = "Title {0}\nunder it {0}\nThe refrain\nand some more {0}\nand its end {0}."
    text = "\f".join(page.format(word) for word in ("one", "two", "three", "four"))
    assert furniture.RULE(Draft.of(text)).text == text


def test_a_single_page_has_no_furniture_of_its_own() -> None:
    text = "1\n\nThe only page.\n\n1"
    assert furniture.RULE(Draft.of(text)).text == text


def test_marked_headers_move_and_then_nothing_is_guessed() -> None:
    text = "A/73/1\n\nBody of one.\n\n7\fA/73/1\n\nBody of two.\n\n8"
    mark = Mark(kind="header", raw_start=0, raw_end=6)
    assert furniture.RULE(Draft.of(text, [mark])).text == text[6:] + "\n\nA/73/1"


def test_what_one_page_repeats_is_no_furniture() -> None:
    text = "The lamp is lit.\n\nThe lamp is lit.\n\nThe lamp is lit."
    assert furniture.RULE(Draft.of(text)).text == text
    assert furniture.RULE(Draft.of(f"{text}\f{text}\fThe oil is paid for.")).text.startswith(text)
