"""The seed index: any shared run of 19 letters or digits is found, whatever was added or removed before."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from schemas.errors import ArchiveBusy, IndexDamaged
from tasks.match.match_form import form_of
from tasks.match.method import METHOD_VERSION
from tasks.match.seed_index import Entry, SeedIndex, seed_index
from warehouse.archive import Archive

Prose = Callable[[random.Random, int], str]
GUARANTEED = 19
ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрст", "ab", "0123456789", "安全理事会文件星期")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path)
    made.pipeline.mkdir()
    return made


def entries(forms: dict[str, str]) -> list[Entry]:
    return [Entry(name, name, None, form) for name, form in forms.items()]


def places(index: SeedIndex) -> list[tuple[str, int, int]]:
    return index.connection.execute(
        "SELECT derivation_id, seed, position FROM seeds JOIN indexed USING (form_number) ORDER BY ALL"
    ).fetchall()


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
    index.add(entries(forms))
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


def test_forms_in_any_batches_make_the_same_index(prose: Prose) -> None:
    forms = {str(n): form_of(prose(random.Random(n), 60)) for n in range(6)}
    contents = []
    for batches in ([list(forms)], [[name] for name in reversed(forms)]):
        with duckdb.connect(":memory:") as connection:
            index = SeedIndex(connection)
            index.prepare()
            for names in batches:
                index.add(entries({name: forms[name] for name in names}))
            contents.append(places(index))
    assert contents[0] == contents[1]
    assert len(contents[0]) > 100


def test_a_removed_form_leaves_no_seeds(index: SeedIndex) -> None:
    index.add(entries({"a": "thelampwaslitonthefirstevening", "b": "thelampwaslitonthefirstevening"}))
    index.remove(["a"])
    assert set(index.form_numbers()) == {name for name, _, _ in places(index)} == {"b"}


def test_forms_have_greater_numbers_the_later_they_come(index: SeedIndex) -> None:
    index.add(entries({"a": "thelampwaslit", "b": "onthefirstevening"}))
    index.remove(["a"])
    index.add(entries({"a": "thelampwaslit"}))
    assert index.form_numbers() == {"b": 1, "a": 2}
    assert index.next_number() == 3


def test_short_and_empty_forms_are_indexed_without_seeds(index: SeedIndex) -> None:
    index.add(entries({"empty": "", "short": "elevenchars", "nothing": ""}))
    assert set(index.form_numbers()) == {"empty", "short", "nothing"}
    assert places(index) == []


def test_an_index_is_kept_from_run_to_run(archive: Archive) -> None:
    with seed_index(archive) as index:
        index.add(entries({"a": "thelampwaslitonthefirstevening"}))
        index.commit()
    with seed_index(archive) as index:
        assert set(index.form_numbers()) == {"a"}


def test_what_is_done_to_an_index_is_kept_when_the_warehouse_has_committed(archive: Archive) -> None:
    with seed_index(archive) as index:
        index.add(entries({"a": "thelampwaslit", "b": "onthefirstevening"}))
        index.commit()
    with pytest.raises(KeyboardInterrupt), seed_index(archive) as index:
        index.remove(["a"])
        index.add(entries({"c": "thelampwaslitonthefirstevening"}))
        raise KeyboardInterrupt
    with seed_index(archive) as index:
        assert set(index.form_numbers()) == {"a", "b"}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE made_with SET hash_canary = hash_canary - 1",
        "UPDATE made_with SET method_version = 'old'",
        "DROP TABLE seeds",
        "DROP TABLE indexed",
    ],
)
def test_an_index_made_another_way_starts_anew(archive: Archive, damage: str) -> None:
    with seed_index(archive) as index:
        index.add(entries({"a": "thelampwaslitonthefirstevening"}))
        index.connection.execute(damage)
        index.commit()
    with seed_index(archive) as index:
        assert index.form_numbers() == {}
        assert index.connection.execute("SELECT method_version FROM made_with").fetchall() == [
            (METHOD_VERSION,)
        ]


def test_a_damaged_index_file_is_made_anew(archive: Archive) -> None:
    archive.seed_index.write_bytes(b"no database" * 1000)
    with seed_index(archive) as index:
        assert index.form_numbers() == {}


@pytest.mark.parametrize("damage", ["cut", "overwritten"])
def test_an_index_file_damaged_behind_its_header_is_removed_by_whoever_comes_upon_it(
    archive: Archive, damage: str, prose: Prose
) -> None:
    forms = {str(n): form_of(prose(random.Random(n), 2000)) for n in range(12)}
    with seed_index(archive) as index:
        index.add(entries(forms))
        index.commit()
    content = bytearray(archive.seed_index.read_bytes())
    third = len(content) // 3
    if damage == "cut":
        del content[2 * third :]
    else:
        content[third : 2 * third] = random.Random(1).randbytes(third)
    archive.seed_index.write_bytes(content)
    with pytest.raises(IndexDamaged), seed_index(archive) as index:
        index.connection.execute("SELECT bit_xor(seed), bit_xor(position) FROM seeds").fetchall()
    with seed_index(archive) as index:
        assert index.form_numbers() == {}
        index.add(entries(forms))
        assert len(index.form_numbers()) == 12


def test_a_fault_that_is_not_the_files_leaves_an_index_as_it_was(archive: Archive) -> None:
    with seed_index(archive) as index:
        index.add(entries({"a": "thelampwaslitonthefirstevening"}))
        index.commit()
    for fault in (ValueError("a bug"), duckdb.IOException("no disk")):
        with pytest.raises(type(fault)), seed_index(archive):
            raise fault
    with seed_index(archive) as index:
        assert set(index.form_numbers()) == {"a"}


@pytest.mark.parametrize("partition_count", [1, 4])
def test_an_index_that_another_process_reads_is_not_taken_for_damaged(
    archive: Archive, partition_count: int
) -> None:
    with seed_index(archive, None, partition_count) as index:
        index.add(entries({"a": "thelampwaslitonthefirstevening"}))
        index.commit()
    read = archive.seed_index if partition_count == 1 else archive.seed_partitions / "2.duckdb"
    opening = f"import duckdb; held = duckdb.connect({str(read)!r}, read_only=True)"
    line = [sys.executable, "-c", f"{opening}; print(); input()"]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout
        reader.stdout.readline()  # it has it open
        busy = pytest.raises(ArchiveBusy, match="another process has")
        with busy, seed_index(archive, None, partition_count):
            pass
        reader.communicate("\n")
    with seed_index(archive, None, partition_count) as index:
        assert set(index.form_numbers()) == {"a"}


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_stands_in_the_place_of_an_index_and_is_none_makes_way(
    archive: Archive, is_folder: bool
) -> None:
    if is_folder:
        (archive.seed_index / "inside").mkdir(parents=True)
    else:
        with duckdb.connect(str(archive.seed_index)) as other:
            other.execute("CREATE SCHEMA store")
            other.execute("CREATE TABLE store.kept AS SELECT 1 AS one")
            other.execute("CREATE VIEW methods AS FROM store.kept")
    for _ in range(2):
        with seed_index(archive) as index:
            index.add(entries({"a": "thelampwaslitonthefirstevening"}))
            index.commit()
            assert set(index.form_numbers()) == {"a"}


def test_what_is_a_seed_does_not_depend_on_where_it_stands(index: SeedIndex, prose: Prose) -> None:
    form = form_of(prose(random.Random(5), 300))
    shifts = {"0": 0, "1": 1, "100": 100, "255": 255}
    index.add(entries({name: "z" * shift + form for name, shift in shifts.items()}))
    found = {
        shift: {at - shift for other, _, at in places(index) if other == name and at >= shift}
        for name, shift in shifts.items()
    }
    assert len(found[0]) > 200
    assert found[1] == found[100] == found[255] == found[0]


def test_two_runs_of_letters_that_differ_in_one_give_different_seeds(index: SeedIndex) -> None:
    # Letters whose code points end in the same four bits fall together: that is rare, and alignment tells.
    index.add(entries({"a": "thelampwaslitonthefirstevening", "b": "thelompwoslitanthofirstavoning"}))
    found = {name: {seed for other, seed, _ in places(index) if other == name} for name in "ab"}
    assert found["a"] and found["b"]
    assert not found["a"] & found["b"]
