"""What two texts share by themselves is found, whether or not an archive would make anything of it."""

import random
from collections.abc import Callable

import pytest

from schemas.text import Role
from tasks.match.alone import shared_alone
from tasks.match.side import Block, Side

Prose = Callable[[random.Random, int], str]
TABLE = "\n".join(
    f"| {place} | {random.Random(place).randrange(1000, 90000)} | {random.Random(place).randrange(10, 900)} |"
    for place in ("Aune", "Callis", "Halvorsen", "Lorne", "Port Sorrel", "Valley", "Outer Isles", "Merrow")
)


def side(name: str, *blocks: str) -> Side:
    """A text whose blocks are paragraphs, or tables if they begin with a bar."""
    passages, start = [], 0
    for block in blocks:
        role: Role = "table" if block.startswith("|") else "paragraph"
        passages.append(Block(start, start + len(block), role, "en"))
        start += len(block) + 2
    return Side(name * 64, name, "\n\n".join(blocks), tuple(passages))


@pytest.mark.parametrize("shared", [TABLE, "refrain", "sentence"])
def test_a_table_a_refrain_and_a_short_sentence_are_found(shared: str, prose: Prose) -> None:
    rng = random.Random(1)
    words = {"refrain": prose(rng, 26), "sentence": prose(rng, 12)}.get(shared, shared)
    own = [prose(rng, 60) for _ in range(6)]
    times = 2 if shared == "refrain" else 1
    one = side("a", *(block for text in own[:times] for block in (text, words)), own[4])
    other = side("b", own[5], *[words] * times)
    found = shared_alone(one, other)
    assert len(found) >= times
    assert {one.text[each.text_start : each.text_end].strip("| .") for each in found} == {words.strip("| .")}
    assert all(each.is_formula for each in found)


def test_a_quotation_is_found_though_one_text_interrupts_it_to_say_whose_it_is(prose: Prose) -> None:
    rng = random.Random(4)
    said = (
        "“We did not lose this ship to the sea{} We lost her to a sheet of figures, and the men who wrote it"
        " have never heard a winter gale.”"
    )
    one = side("a", prose(rng, 60), said.format("."))
    other = side(
        "b", prose(rng, 60), said.format(",” a former master of the ship said. “").replace("“ ", "“")
    )
    (found,) = shared_alone(one, other)
    assert found.similarity < 0.85
    assert one.text[found.text_start : found.text_end].strip("“”") == said.format(".").strip("“”")


def test_a_figure_that_was_changed_in_a_table_is_named(prose: Prose) -> None:
    rng = random.Random(2)
    figure = TABLE.split("|")[14].strip()
    changed = TABLE.replace(figure, figure[::-1])
    (found,) = shared_alone(side("a", prose(rng, 60), TABLE), side("b", prose(rng, 60), changed))
    assert [(each["before"], each["after"]) for each in found.diff] == [(figure, figure[::-1])]


def test_texts_that_share_nothing_share_nothing(prose: Prose) -> None:
    rng = random.Random(3)
    assert shared_alone(side("a", prose(rng, 300)), side("b", prose(rng, 300))) == []
    assert shared_alone(side("a", "Yes."), side("b", "")) == []
