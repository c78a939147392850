"""Which forms become candidates, and where: what is rare counts, what everybody has does not."""

import random
from collections.abc import Callable
from datetime import date

import pytest

from tasks.match.anchors import Threshold
from tasks.match.candidates import Lookup
from tasks.match.match_form import form_of
from tasks.match.seed_index import Entry, SeedIndex

Prose = Callable[[random.Random, int], str]
ANY_SEED = Threshold(0, 0)
GUARANTEED = 19
ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрст", "abcd", "0123456789", "安全理事会文件星期")


def add(index: SeedIndex, forms: dict[str, str]) -> None:
    index.add([Entry(name, name, None, form) for name, form in forms.items()])


def looked_up(index: SeedIndex, first_new: int = 0) -> Lookup:
    return Lookup.of_forms(index, range(first_new, index.next_number()), first_new)


def candidates(index: SeedIndex, first_new: int = 0) -> set[tuple[str, str]]:
    """The candidate pairs worth a look, by name."""
    names = {number: name for name, number in index.form_numbers().items()}
    return {(names[one], names[other]) for one, other in looked_up(index, first_new).candidates()}


def test_every_shared_run_of_19_characters_makes_a_candidate_at_its_place(index: SeedIndex) -> None:
    planted: dict[tuple[int, int], tuple[int, int]] = {}
    for seed in range(20):
        rng = random.Random(seed)
        alphabet = ALPHABETS[seed % len(ALPHABETS)]
        run = "".join(rng.choices(alphabet, k=GUARANTEED))
        ends = []
        for side in ("one", "other"):
            text = "".join(rng.choices(alphabet, k=900))
            ends.append(rng.randrange(0, 900))
            add(index, {f"{seed} {side}": text[: ends[-1]] + run + text[ends[-1] :]})
        planted[2 * seed, 2 * seed + 1] = ends[0], ends[1]
    lookup = looked_up(index)
    found = set(lookup.candidates(ANY_SEED))
    assert planted.keys() <= found
    for anchors in lookup.anchors(list(planted)):
        start, other_start = planted[anchors.form_number, anchors.other_number]
        hits = zip(anchors.positions, anchors.other_positions, strict=True)
        assert any(
            start <= mine <= start + GUARANTEED - 12 and mine - start == theirs - other_start
            for mine, theirs in hits
        )


def test_a_run_that_a_text_repeats_a_hundred_times_still_makes_a_candidate(index: SeedIndex) -> None:
    run = "thelampwaslitonthefirstevening"
    add(index, {"a": run * 100, "b": f"nobodyknewwhy{run}foralongtime"})
    assert looked_up(index).candidates(ANY_SEED) == [(0, 1)]


def test_texts_of_one_digit_share_one_place_and_are_no_candidates(index: SeedIndex) -> None:
    add(index, {"long": "0" * 50_000, "longer": "0" * 60_000} | {f"{n}": "0" * (60 + n) for n in range(17)})
    lookup = looked_up(index)
    assert lookup.candidates() == lookup.still_candidates([(0, 1)]) == []
    assert [each.rarities for each in lookup.anchors([(0, 1)])] == [[512]]


def test_each_pair_is_looked_at_once_and_only_if_one_is_new(index: SeedIndex, prose: Prose) -> None:
    passage = form_of(prose(random.Random(1), 40))
    add(index, {"old": passage, "older": passage})
    add(index, {"new": passage, "newer": passage})
    found = looked_up(index, first_new=2).candidates()
    assert found == [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


def test_a_removed_form_is_no_candidate_until_it_comes_back(index: SeedIndex, prose: Prose) -> None:
    passage = form_of(prose(random.Random(1), 40))
    add(index, {"a": passage, "b": passage})
    index.remove(["a"])
    assert candidates(index) == set()
    add(index, {"a": passage})
    assert candidates(index) == {("b", "a")}


@pytest.mark.parametrize(
    ("documents", "words", "is_candidate"),
    [
        (8, 12, True),
        (40, 200, False),
        (12, 4, False),
        (12, 25, True),
        (16, 60, True),
    ],
)
def test_what_many_have_must_be_longer_to_make_candidates(
    documents: int, words: int, is_candidate: bool, index: SeedIndex, prose: Prose
) -> None:
    rng = random.Random(2)
    shared = prose(rng, words)
    add(index, {f"{n:03}": form_of(f"{prose(rng, 60)} {shared} {prose(rng, 60)}") for n in range(documents)})
    found = candidates(index)
    # The first to have it is joined to each other sooner than these among each other.
    assert (("001", "002") in found) == is_candidate


def test_what_more_than_16_documents_have_is_looked_at_with_the_first_alone(
    index: SeedIndex, prose: Prose
) -> None:
    rng = random.Random(3)
    shared = prose(rng, 80)
    add(index, {f"{n:03}": form_of(f"{prose(rng, 30)} {shared}") for n in range(70)})
    assert candidates(index) == {("000", f"{n:03}") for n in range(1, 70)}


def test_the_first_is_the_one_with_the_earliest_date_whenever_it_comes(
    index: SeedIndex, prose: Prose
) -> None:
    rng = random.Random(3)
    shared = prose(rng, 80)
    index.add(
        [
            Entry(
                f"{n:03}",
                f"{n:03}",
                date(2020, 1, 1 + (n + 5) % 20) if n % 2 else None,
                form_of(f"{prose(rng, 30)} {shared}"),
            )
            for n in range(70)
        ]
    )
    found = candidates(index)
    assert {name for pair in found for name in pair if all(name in each for each in found)} == {"015"}
    assert len(found) == 69


def test_a_seed_that_says_less_now_changes_the_forms_that_hold_it(index: SeedIndex, prose: Prose) -> None:
    rng = random.Random(4)
    shared, other = form_of(prose(rng, 40)), form_of(prose(rng, 40))
    add(index, {f"old {n:02}": shared for n in range(16)} | {"apart": other})
    add(index, {"new": shared + other})
    lookup = looked_up(index, first_new=17)
    assert sorted(lookup.changed_forms()) == list(range(16))
    assert lookup.changed_pairs([(0, 1), (0, 16)]) == [(0, 1)]


def test_which_of_two_forms_came_first_makes_no_difference(index: SeedIndex) -> None:
    forms: dict[str, str] = {}
    for seed in range(80):
        rng = random.Random(seed)
        start, end, before, behind, after = (
            "".join(rng.choices(ALPHABETS[0], k=size)) for size in (24, 26, 50 + seed % 20, 40, 80)
        )
        forms[f"{seed} long"] = f"{before}{start}z{end}{behind}"
        forms[f"{seed} short"] = f"{start}{end}{after}"
    found = []
    for order in (list(forms.items()), list(forms.items())[::-1]):
        index.remove(forms)
        add(index, dict(order))
        found.append({frozenset(pair) for pair in candidates(index)})
    assert found[0] == found[1]
    assert len(found[0]) > 60
