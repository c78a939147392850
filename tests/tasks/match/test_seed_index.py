"""The seed index: any shared run of 19 letters or digits is found, whatever was added or removed before."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from tasks.match.match_form import match_form
from tasks.match.seed_index import METHOD_VERSION, SeedIndex, seed_index
from warehouse.archive import Archive

Prose = Callable[[random.Random, int], str]
GUARANTEED = 19
ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрст", "ab", "0123456789", "安全理事会文件星期")


@pytest.fixture
def index() -> Iterator[SeedIndex]:
    with duckdb.connect(":memory:") as connection:
        made = SeedIndex(connection)
        made.prepare()
        yield made


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path)
    made.pipeline.mkdir()
    return made


def pairs(index: SeedIndex, *names: str) -> set[frozenset[str]]:
    return {frozenset((each.derivation_id, each.other_derivation_id)) for each in index.candidates(names)}


def test_any_shared_run_of_19_characters_shares_a_seed(index: SeedIndex) -> None:
    planted: dict[str, str] = {}
    forms: dict[str, str] = {}
    for seed in range(150):
        rng = random.Random(seed)
        alphabet = ALPHABETS[seed % len(ALPHABETS)]
        run = "".join(rng.choices(alphabet, k=GUARANTEED))
        for side in ("one", "other"):
            # The run may stand anywhere, across the blocks in which forms are cut too.
            text = "".join(rng.choices(alphabet, k=900))
            at = rng.randrange(0, 900)
            forms[f"{seed} {side}"] = text[:at] + run + text[at:]
        planted[str(seed)] = run
    index.add(forms)
    found = index.connection.execute(
        """
        SELECT DISTINCT one.derivation_id, mine.position, theirs.position
        FROM seeds AS mine
        JOIN seeds AS theirs USING (seed)
        JOIN indexed AS one ON one.form_number = mine.form_number
        JOIN indexed AS other ON other.form_number = theirs.form_number
        WHERE one.derivation_id LIKE '% one'
            AND other.derivation_id = replace(one.derivation_id, 'one', 'other')
        """
    ).fetchall()
    for number, run in planted.items():
        start, other_start = forms[f"{number} one"].index(run), forms[f"{number} other"].index(run)
        inside = [
            (position, other_position)
            for name, position, other_position in found
            if name == f"{number} one"
            and start <= position <= start + GUARANTEED - 12
            and position - start == other_position - other_start
        ]
        assert inside, f"number {number}: {run}"


def test_a_shared_run_is_a_candidate_at_its_place(index: SeedIndex, prose: Prose) -> None:
    rng = random.Random(7)
    forms = {name: match_form(prose(rng, 400)).form for name in ("a", "b", "c")}
    run = match_form(prose(rng, 40)).form
    forms["a"] = forms["a"][:500] + run + forms["a"][500:]
    forms["b"] = run + forms["b"]
    index.add(forms)
    (candidate,) = [
        each
        for each in index.candidates(["b"])
        if each.other_derivation_id == "a" and len(each.positions) > 3
    ]
    assert {
        theirs - mine for mine, theirs in zip(candidate.positions, candidate.other_positions, strict=True)
    } == {500}


def test_each_pair_is_looked_at_once_whether_old_or_new(index: SeedIndex) -> None:
    index.add({"old": "thelampwaslitonthefirstevening"})
    index.add({"new": "thelampwaslitonthefirstevening", "newer": "thelampwaslitonthefirstevening"})
    found = [
        frozenset((each.derivation_id, each.other_derivation_id))
        for each in index.candidates(["new", "newer"])
    ]
    assert sorted(map(sorted, found)) == [["new", "newer"], ["new", "old"], ["newer", "old"]]


def test_forms_in_any_batches_make_the_same_index(prose: Prose) -> None:
    forms = {str(n): match_form(prose(random.Random(n), 60)).form for n in range(6)}
    contents = []
    for batches in ([list(forms)], [[name] for name in reversed(forms)]):
        with duckdb.connect(":memory:") as connection:
            index = SeedIndex(connection)
            index.prepare()
            for names in batches:
                index.add({name: forms[name] for name in names})
            contents.append(
                connection.execute(
                    "SELECT derivation_id, seed, position, repeats "
                    "FROM seeds JOIN indexed USING (form_number) ORDER BY ALL"
                ).fetchall()
            )
    assert contents[0] == contents[1]
    assert len(contents[0]) > 100


def test_a_removed_form_is_no_candidate_and_leaves_no_seeds(index: SeedIndex) -> None:
    index.add({"a": "thelampwaslitonthefirstevening", "b": "thelampwaslitonthefirstevening"})
    index.remove(["a"])
    assert index.derivation_ids() == {"b"}
    assert pairs(index, "b") == set()
    index.remove(["b"])
    assert index.connection.execute("SELECT count(*) FROM seeds").fetchall() == [(0,)]


def test_a_form_that_comes_back_is_found_again(index: SeedIndex) -> None:
    index.add({"a": "thelampwaslitonthefirstevening", "b": "thelampwaslitonthefirstevening"})
    index.remove(["a"])
    index.add({"a": "thelampwaslitonthefirstevening"})
    assert pairs(index, "a") == {frozenset("ab")}


def test_short_and_empty_forms_are_indexed_without_seeds(index: SeedIndex) -> None:
    index.add({"empty": "", "short": "elevenchars", "nothing": ""})
    assert index.derivation_ids() == {"empty", "short", "nothing"}
    assert index.candidates(["empty", "short"]) == []


def test_a_seed_says_how_often_it_stands_in_its_form(index: SeedIndex) -> None:
    index.add({"a": "thelampwaslitonthefirstevening" * 3})
    assert index.connection.execute("SELECT max(repeats) FROM seeds").fetchall() == [(3,)]


def test_an_index_is_kept_from_run_to_run(archive: Archive) -> None:
    with seed_index(archive) as index:
        index.add({"a": "thelampwaslitonthefirstevening"})
    with seed_index(archive) as index:
        assert index.derivation_ids() == {"a"}


@pytest.mark.parametrize(
    "damage",
    ["UPDATE made_with SET hash_canary = hash_canary - 1", "UPDATE made_with SET method_version = 'old'"],
)
def test_an_index_made_another_way_starts_anew(archive: Archive, damage: str) -> None:
    with seed_index(archive) as index:
        index.add({"a": "thelampwaslitonthefirstevening"})
        index.connection.execute(damage)
    with seed_index(archive) as index:
        assert index.derivation_ids() == set()
        assert index.connection.execute("SELECT method_version FROM made_with").fetchall() == [
            (METHOD_VERSION,)
        ]


def test_a_damaged_index_file_is_made_anew(archive: Archive) -> None:
    archive.seed_index.write_bytes(b"no database" * 1000)
    with seed_index(archive) as index:
        assert index.derivation_ids() == set()


def test_what_is_a_seed_does_not_depend_on_where_it_stands(index: SeedIndex, prose: Prose) -> None:
    form = match_form(prose(random.Random(5), 300)).form
    shifts = {"0": 0, "1": 1, "100": 100, "255": 255}
    index.add({name: "z" * shift + form for name, shift in shifts.items()})
    places = {
        name: {
            position - shift
            for (position,) in index.connection.execute(
                "SELECT position FROM seeds JOIN indexed USING (form_number) WHERE derivation_id = $1", [name]
            ).fetchall()
            if position >= shift
        }
        for name, shift in shifts.items()
    }
    assert len(places["0"]) > 200
    assert places["1"] == places["100"] == places["255"] == places["0"]
