"""Several texts at once, which repeat each other and themselves: what the matching makes of them."""

import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from random import Random

import duckdb

from tasks.match.seed_index import SeedIndex
from tests.fuzz.mutation import mutated
from tests.holdings import Holdings, Papers, named
from warehouse.definitions import create_tables

BETWEEN = b"\x1d"
"""Stands between two texts: nothing else writes it."""
MOST_TEXTS = 40


def mutated_papers(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """The texts after one to twelve changes, most of which make them repeat more."""
    texts = content.split(BETWEEN)
    for _ in range(random.choice((1, 2, 4, 8, 12))):
        place = random.randrange(len(texts))
        change = random.choice((_copy, _copy, _quote, _quote, _stutter, _spread, None))
        if change is None:
            texts[place] = mutated(texts[place], random, others).replace(BETWEEN, b" ")
        else:
            change(texts, place, random)
    return BETWEEN.join(texts[:MOST_TEXTS])


def _copy(texts: list[bytes], place: int, random: Random) -> None:
    """Add the text once more, a few of its bytes changed."""
    texts.append(mutated(texts[place], random, texts).replace(BETWEEN, b" "))


def _quote(texts: list[bytes], place: int, random: Random) -> None:
    """Put a piece of the text into another, or into itself."""
    piece, other = _piece(texts[place], random, 3000), random.randrange(len(texts))
    at = random.randrange(len(texts[other]) + 1)
    texts[other] = texts[other][:at] + piece + texts[other][at:]


def _stutter(texts: list[bytes], place: int, random: Random) -> None:
    """Have two texts say the same few bytes again and again."""
    said = _piece(texts[place], random, random.choice((1, 3, 14, 40))) * random.choice((20, 200, 3000))
    for each in (place, random.randrange(len(texts))):
        at = random.randrange(len(texts[each]) + 1)
        texts[each] = texts[each][:at] + said + texts[each][at:]


def _spread(texts: list[bytes], place: int, random: Random) -> None:
    """Put a phrase into many texts, new ones among them."""
    phrase = _piece(texts[place], random, 200)
    for _ in range(random.choice((3, 18, 30))):
        other = texts[random.randrange(len(texts))]
        start = random.randrange(len(other) + 1)
        texts.append(other[start : start + random.randrange(400)] + phrase)


def _piece(text: bytes, random: Random, longest: int) -> bytes:
    start = random.randrange(len(text) + 1)
    return text[start : start + random.randint(1, longest)]


def check_papers(content: bytes) -> None:
    """What is found depends on the texts alone, and offsets cut out what they say."""
    texts = dict.fromkeys(each.decode("utf-8", "replace") for each in content.split(BETWEEN))
    papers: Papers = {
        named(number): (date(2020, 1, 1) + timedelta(days=number % 7) if number % 3 else None, text)
        for number, text in enumerate(texts)
    }
    names = list(papers)
    at_once = _found(papers, [names])
    some = len(names) // 3
    assert _found(papers, [names[some:][::-1], names[:some]]) == at_once, "the order makes a difference"


def _found(papers: Papers, batches: Sequence[Sequence[str]]) -> object:
    """What holdings say once these batches have landed in them; they are empty again then."""
    holdings = _empty()
    for each in (holdings.connection, holdings.index.connection):
        each.begin()
    try:
        for batch in batches:
            holdings.land(papers, batch)
        holdings.check_offsets(papers)
        return holdings.state()
    finally:
        for each in (holdings.connection, holdings.index.connection):
            each.rollback()


@cache
def _empty() -> Holdings:
    connection = duckdb.connect(f"{tempfile.mkdtemp()}/warehouse.duckdb")
    create_tables(connection)
    index = SeedIndex(duckdb.connect(":memory:"))
    index.prepare()
    return Holdings(connection, index)
