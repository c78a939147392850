"""Families and their trees: what hangs together, and where it is drawn."""

import random
import re
from datetime import date
from itertools import pairwise

import pytest

from flows.report.descent import descent
from flows.report.families import families
from flows.report.family_picture import family_picture


def link(source, copy, predicate="reproduces", has_direction=True):
    return {
        "source_id": source,
        "copy_id": copy,
        "predicate": predicate,
        "has_direction": has_direction,
        "coverage": 0.5,
        "match_count": 1,
        "longest_match_chars": 100,
    }


def chain(count):
    return [link(f"d{n:03}", f"d{n + 1:03}") for n in range(count)]


def test_documents_that_hang_together_are_one_family():
    found = families([link("a", "b"), link("c", "d"), link("b", "e", "quotes")])
    assert [family.document_ids for family in found] == [("a", "b", "e"), ("c", "d")]


def test_a_family_stays_small_and_counts_the_links_that_lead_out_of_it():
    found = families(chain(39), largest=10)
    assert max(len(family.document_ids) for family in found) == 10
    inner = sum(len(family.links) for family in found)
    outer = sum(family.outer_count for family in found)
    assert inner + outer / 2 == 39 and outer


def test_the_strongest_links_decide_who_belongs_together():
    strong, weak = [link("a", "b"), link("c", "d")], [link("b", "c", "quotes")]
    assert [family.document_ids for family in families(strong + weak, largest=3)] == [("a", "b"), ("c", "d")]


def test_a_copy_stands_right_of_what_it_repeats():
    (family,) = families([link("a", "b"), link("b", "c"), link("a", "c", "quotes")])
    placed = descent(family, {})
    columns = {each: column for each, (column, _) in placed.places.items()}
    assert columns["a"] < columns["b"] and columns["a"] < columns["c"]


def test_a_document_hangs_on_the_strongest_of_what_it_repeats():
    (family,) = families([link("b", "c"), link("a", "b"), link("a", "c", "quotes")])
    placed = descent(family, {})
    assert {(each["source_id"], each["copy_id"]) for each in placed.main} == {("a", "b"), ("b", "c")}
    assert [(each["source_id"], each["copy_id"]) for each in placed.others] == [("a", "c")]


def test_where_no_direction_is_known_the_earlier_stands_left():
    (family,) = families([link("z", "a", "near_duplicate", has_direction=False)])
    dates = {"a": date(2020, 1, 2), "z": date(2020, 1, 1)}
    assert descent(family, dates).places == {"z": (0, 0.0), "a": (1, 0.0)}


def test_links_in_a_circle_are_all_drawn():
    (family,) = families([link("a", "b"), link("b", "c"), link("c", "a")])
    placed = descent(family, {"b": date(2020, 1, 1)})
    assert len(placed.main) + len(placed.others) == 3
    assert len(set(placed.places.values())) == 3


@pytest.mark.parametrize("seed", range(20))
def test_cards_never_lie_on_each_other_and_places_are_always_the_same(seed):
    rng = random.Random(seed)
    names = [f"d{n:02}" for n in range(14)]
    links = [link(*rng.sample(names, 2), has_direction=rng.random() < 0.7) for _ in range(30)]
    dates = {name: date(2020, 1, 1 + rng.randrange(28)) for name in names if rng.random() < 0.8}
    for family in families(links):
        placed = descent(family, dates)
        assert placed.places.keys() == set(family.document_ids)
        places = sorted(placed.places.values())
        assert all(b - a >= 1 for (m, a), (n, b) in pairwise(places) if m == n)
        assert max(row for _, row in places) <= placed.row_count - 1
        assert descent(family, dict(reversed(dates.items()))).places == placed.places


def test_a_line_between_siblings_is_drawn_inside_the_picture():
    (family,) = families([link("a", "b"), link("a", "c"), link("b", "c", "quotes")])
    papers = {each: {**dict.fromkeys(("dated_on", "published_on")), "kind": "letter"} for each in "abc"}
    documents = {each: {**paper, "called": each, "document_id": each} for each, paper in papers.items()}
    placed = descent(family, {})
    drawn = family_picture(placed, documents, "three")
    width = float(re.findall(r'viewBox="0 0 ([\d.]+)', drawn)[0])
    lines = [re.findall(r"(-?\d+) -?\d+", path) for path in re.findall(r' d="([^"]+)"', drawn)]
    assert len(lines) == 3
    assert all(0 <= int(x) <= width for line in lines for x in line)


def test_a_picture_escapes_what_documents_are_called():
    (family,) = families([link("a", "b")])
    called = {"kind": "letter", "dated_on": None, "published_on": None, "called": '<script>"&\u202e'}
    documents = {each: {**called, "document_id": each} for each in "ab"}
    drawn = family_picture(descent(family, {}), documents, '"<')
    assert "<script>" not in drawn and "\u202e" not in drawn and "&lt;script&gt;" in drawn
    assert 'aria-label="&quot;&lt;"' in drawn
