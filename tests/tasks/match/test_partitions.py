"""Seeds asked by partition say what all together say, and the files they are in are those of one moment."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tasks.match.anchors import WORTH_A_LOOK, Threshold
from tasks.match.candidates import Lookup, loosened_forms
from tasks.match.match_form import form_of
from tasks.match.partitions import Partitions, State, partitions
from tasks.match.seed_index import Entry, SeedIndex, seed_index
from warehouse.archive import Archive

Prose = Callable[[random.Random, int], str]
ANY_SEED = Threshold(0, 0)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    # Paths have quotes and brackets in them too.
    made = Archive(tmp_path / "the archive's [1]")
    made.pipeline.mkdir(parents=True)
    return made


@pytest.fixture
def entries(prose: Prose) -> list[Entry]:
    """Sixty texts: some repeat others, with a formula that most have and a refrain within one."""
    rng = random.Random(7)
    formula = prose(rng, 40)
    texts = [prose(rng, 150) for _ in range(60)]
    for number in range(20, 60, 2):
        texts[number] += " " + texts[rng.randrange(20)][: rng.randrange(40, 300)]
    texts = [text + formula if number % 3 else text for number, text in enumerate(texts)]
    texts[5] += formula * 6
    return [
        Entry(f"{number:02}", f"{number:02}", date(2020, 1, 1 + number % 5), form_of(text))
        for number, text in enumerate(texts)
    ]


@contextmanager
def index_of(folder: Path, count: int, at_once: int) -> Iterator[SeedIndex]:
    with (
        duckdb.connect(":memory:") as connection,
        partitions(connection, folder, count, at_once, None) as seeds,
    ):
        made = SeedIndex(connection, seeds if count > 1 else None)
        made.prepare()
        yield made


def everything(index: SeedIndex, entries: list[Entry]) -> list[object]:
    """What an index says as forms come, go and come again."""
    index.add(entries[:20])
    index.add(entries[20:30])
    index.remove([each.derivation_id for each in entries[25:30]])
    index.add(entries[25:50])
    said: list[object] = [loosened_forms(index, [3, 4, 5, 30])]
    index.remove(["03", "04"])
    first_new = index.next_number()
    index.add(entries[50:])
    old = [(one, other) for one in range(20) for other in range(20, 45)]
    index.set_margins([(*pair, 1) for pair in old])
    for asked in (range(first_new, index.next_number()), range(index.next_number())):
        lookup = Lookup.of_forms(index, asked, first_new)
        pairs = lookup.candidates(ANY_SEED)
        said += [pairs, lookup.candidates(WORTH_A_LOOK), lookup.anchors(pairs)]
        said += [sorted(lookup.changed_forms()), lookup.changed_pairs(old)]
        said.append(index.connection.execute("FROM margins WHERE margin != 1 ORDER BY ALL").fetchall())
    lookup = Lookup.of_pairs(index, old[::3], first_new)
    said += [lookup.still_candidates(old[::3]), lookup.anchors(old[::3])]
    return said


def test_partitions_together_say_what_the_whole_says(entries: list[Entry], tmp_path: Path) -> None:
    with index_of(tmp_path / "none", 1, at_once=1) as whole:
        wanted = everything(whole, entries)
    assert all(wanted)
    with index_of(tmp_path / "several", 16, at_once=3) as several:
        assert everything(several, entries) == wanted


def kept(archive: Archive, count: int = 4) -> list[str]:
    """The forms that an index opened anew holds, all of them with their seeds."""
    with seed_index(archive, None, count) as index:
        numbers = index.form_numbers()
        lookup = Lookup.of_forms(index, numbers.values(), 0)
        assert len(lookup.candidates()) == len(numbers) * (len(numbers) - 1) // 2
        return sorted(numbers)


@pytest.fixture
def same(prose: Prose) -> list[Entry]:
    """Four times the same text."""
    form = form_of(prose(random.Random(1), 200))
    return [Entry(name, name, None, form) for name in "abcd"]


@pytest.fixture
def three(archive: Archive, same: list[Entry]) -> Archive:
    """An index of three forms in four partitions."""
    with seed_index(archive, None, 4) as index:
        index.add(same[:3])
        index.commit()
    return archive


def test_partitions_are_kept_from_run_to_run_and_nothing_beside_them(three: Archive) -> None:
    assert kept(three) == ["a", "b", "c"]
    assert sorted(path.name for path in three.seed_partitions.iterdir()) == [f"{n}.duckdb" for n in range(4)]


def test_what_a_run_had_added_when_it_was_cut_short_is_dropped(three: Archive, same: list[Entry]) -> None:
    with pytest.raises(KeyboardInterrupt), seed_index(three, None, 4) as index:
        index.add(same[3:])
        assert len(Lookup.of_forms(index, [3], 3).candidates()) == 3
        raise KeyboardInterrupt
    assert kept(three) == ["a", "b", "c"]
    with seed_index(three, None, 4) as index:
        index.add(same[3:])
        index.commit()
    assert kept(three) == ["a", "b", "c", "d"]


def test_what_some_partitions_had_taken_in_when_a_run_was_cut_short_is_dropped(
    three: Archive, same: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = Partitions._changed

    def cut_short(self: Partitions, partition: duckdb.DuckDBPyConnection, number: int) -> State:
        if number == 2:
            raise KeyboardInterrupt
        return changed(self, partition, number)

    with monkeypatch.context() as cut:
        cut.setattr(Partitions, "_changed", cut_short)
        with pytest.raises(KeyboardInterrupt), seed_index(three, None, 4) as index:
            index.add(same[3:])
            index.commit()
    assert kept(three) == ["a", "b", "c"]


def test_an_index_from_which_a_run_that_was_cut_short_had_removed_is_made_anew(
    three: Archive, same: list[Entry]
) -> None:
    with pytest.raises(KeyboardInterrupt), seed_index(three, None, 4) as index:
        index.remove(["a"])
        assert Lookup.of_forms(index, [1, 2], 0).candidates() == [(1, 2)]
        raise KeyboardInterrupt
    assert kept(three) == []


@pytest.mark.parametrize("damage", ["gone", "empty", "older", "overwritten", "one too many"])
def test_partitions_that_are_not_those_of_the_moment_are_made_anew(
    three: Archive, same: list[Entry], tmp_path: Path, damage: str
) -> None:
    partition, older = three.seed_partitions / "2.duckdb", tmp_path / "older.duckdb"
    shutil.copy(partition, older)
    with seed_index(three, None, 4) as index:
        index.remove(["a"])
        index.add(same[:1])
        index.commit()
    assert kept(three) == ["a", "b", "c"]
    if damage == "gone":
        partition.unlink()
    elif damage == "empty":
        partition.write_bytes(b"")
    elif damage == "older":
        shutil.copy(older, partition)
    elif damage == "overwritten":
        content = partition.read_bytes()
        partition.write_bytes(content[:12288] + random.Random(1).randbytes(len(content) - 12288))
    else:
        shutil.copy(partition, three.seed_partitions / "4.duckdb")
    assert kept(three) == []


@pytest.mark.parametrize("count", [1, 2, 8])
def test_another_number_of_partitions_makes_the_index_anew(
    three: Archive, same: list[Entry], count: int
) -> None:
    with seed_index(three, None, count) as index:
        assert index.form_numbers() == {}
        index.add(same)
        index.commit()
    assert kept(three, count) == ["a", "b", "c", "d"]
    there = list(three.seed_partitions.iterdir()) if three.seed_partitions.exists() else []
    assert len(there) == (count if count > 1 else 0)


def test_an_index_gives_back_the_room_of_seeds_that_are_elsewhere_now(archive: Archive, prose: Prose) -> None:
    with seed_index(archive) as index:
        index.add([Entry(f"{n}", f"{n}", None, form_of(prose(random.Random(n), 6000))) for n in range(16)])
        index.commit()
    before = archive.seed_index.stat().st_size
    with seed_index(archive, None, 2):
        pass
    assert archive.seed_index.stat().st_size < before - 2**19
