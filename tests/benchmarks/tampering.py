"""Whether verify finds every tampering, names it rightly, and leaves honest archives alone.

Run: python -m tests.benchmarks.tampering [--tamperings 2000] [--honest 50] [--seed 6962]

An archive of the sample documents, made in two runs, is tampered with once, verified and put back. A
tampering is named rightly if the differences name what a person would look for: the file, the table and
row, or the document. It prints a line per kind: how many, found, rightly named.
"""

import argparse
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from schemas.settings import Settings
from schemas.verification import Difference, Head
from tests.benchmarks.plain_ingest import ingest_plainly
from tests.samples import SAMPLES
from warehouse.archive import Archive
from warehouse.ledger import append_entries
from warehouse.verify import verify_archive
from warehouse.vouching import LEDGER, VOUCHED

SETTINGS = Settings(workers=2)
TABLES = [vouched.table for vouched in VOUCHED] + list(LEDGER)
Named = str
"""Words that must stand in the differences."""


class Tampering:
    """One archive, opened for tampering: each method changes it and returns words that must name it."""

    def __init__(self, archive: Archive, chance: random.Random) -> None:
        self.archive, self.chance = archive, chance

    def flipped_byte(self) -> Named:
        path = self._original()
        data = bytearray(path.read_bytes())
        data[self.chance.randrange(len(data))] ^= 1 << self.chance.randrange(8)
        path.chmod(0o644)
        path.write_bytes(bytes(data))
        return self._name(path)

    def replaced_original(self) -> Named:
        one, two = self.chance.sample(self._originals(), 2)
        one.chmod(0o644)
        one.write_bytes(two.read_bytes())
        return self._name(one)

    def changed_cell(self) -> Named:
        with self._opened() as connection:
            table = self._filled_table(connection)
            column, kind = self.chance.choice(
                connection.execute(
                    f"SELECT column_name, column_type FROM (DESCRIBE store.{table})"
                ).fetchall()
            )
            row = self._row(connection, table)
            (old,) = connection.execute(
                f"SELECT {column} FROM store.{table} WHERE rowid = ?", [row]
            ).fetchall()[0]
            new = another(old, kind, self.chance)
            try:
                connection.execute(f"UPDATE store.{table} SET {column} = ? WHERE rowid = ?", [new, row])
            except duckdb.ConstraintException:
                # A key that is there already, or a word no constraint allows: the table will not take it.
                return self.changed_cell()
        return table

    def deleted_row(self) -> Named:
        with self._opened() as connection:
            table = self._filled_table(connection)
            row = self._row(connection, table)
            connection.execute(f"DELETE FROM store.{table} WHERE rowid = ?", [row])
        return table

    def inserted_row(self) -> Named:
        """A copy of a row; where a key forbids that, under another key."""
        with self._opened() as connection:
            table = self._filled_table(connection)
            row = self._row(connection, table)
            first = connection.execute(
                f"SELECT column_name, column_type FROM (DESCRIBE store.{table})"
            ).fetchall()
            for column, kind in first:
                new = (
                    f"{column} + 100000"
                    if "INT" in kind
                    else f"'f' || {column}[2:]"
                    if kind == "VARCHAR"
                    else ""
                )
                replaced = f"* REPLACE ({new} AS {column})" if new else "*"
                try:
                    connection.execute(
                        f"INSERT INTO store.{table} SELECT {replaced} FROM store.{table} WHERE rowid = ?",
                        [row],
                    )
                    return table
                except (duckdb.ConstraintException, duckdb.ConversionException):
                    continue
        return self.inserted_row()

    def swapped_rows(self) -> Named:
        """The values of one column of two rows, exchanged."""
        with self._opened() as connection:
            table = self._filled_table(connection)
            count = connection.execute(f"SELECT count(*) FROM store.{table}").fetchall()[0][0]
            columns = [
                row[0]
                for row in connection.execute(f"SELECT column_name FROM (DESCRIBE store.{table})").fetchall()
            ]
            column = self.chance.choice(columns)
            if count > 1:
                ids = [row[0] for row in connection.execute(f"SELECT rowid FROM store.{table}").fetchall()]
                one, two = self.chance.sample(ids, 2)
                values = dict(
                    connection.execute(
                        f"SELECT rowid, {column} FROM store.{table} WHERE rowid IN (?, ?)", [one, two]
                    ).fetchall()
                )
                if values[one] != values[two]:
                    try:
                        connection.begin()
                        connection.execute(
                            f"UPDATE store.{table} SET {column} = ? WHERE rowid = ?", [values[two], one]
                        )
                        connection.execute(
                            f"UPDATE store.{table} SET {column} = ? WHERE rowid = ?", [values[one], two]
                        )
                        connection.commit()
                        return table
                    except duckdb.Error:
                        connection.rollback()
        return self.swapped_rows()

    def cut_ledger(self) -> Named:
        with self._opened() as connection:
            count = connection.execute("SELECT count(*) FROM store.ledger").fetchall()[0][0]
            kept = self.chance.randrange(count)
            connection.execute("DELETE FROM store.ledger WHERE entry_number >= ?", [kept])
        return "ledger"

    def cut_run(self) -> Named:
        """The last run taken out of every table, ledger and heads included; only files beside tell of it."""
        with self._opened() as connection:
            run = connection.execute(
                "SELECT run_id FROM store.ledger_heads ORDER BY tree_size DESC LIMIT 1"
            ).fetchall()[0][0]
            ids = [
                row[0]
                for row in connection.execute(
                    "SELECT derivation_id FROM store.derivations WHERE run_id = ?", [run]
                ).fetchall()
            ]
            for vouched in VOUCHED:
                if vouched.scope == "derivation_id":
                    connection.execute(
                        f"DELETE FROM store.{vouched.table} WHERE list_contains(?, derivation_id)", [ids]
                    )
                else:
                    connection.execute(f"DELETE FROM store.{vouched.table} WHERE run_id = ?", [run])
            for table in LEDGER:
                connection.execute(f"DELETE FROM store.{table} WHERE run_id = ?", [run])
        return "heads.log"

    def changed_captures_log(self) -> Named:
        lines = self.archive.captures_log.read_text(encoding="utf-8").splitlines(keepends=True)
        place = self.chance.randrange(len(lines))
        if self.chance.random() < 0.5:
            del lines[place]
        else:
            lines[place] = lines[place].replace('"file"', '"http"').replace("2026", "2025", 1)
        self.archive.captures_log.write_text("".join(lines), encoding="utf-8")
        return "captures"

    def changed_heads_log(self) -> Named:
        lines = self.archive.heads_log.read_text(encoding="utf-8").splitlines(keepends=True)
        place = self.chance.randrange(len(lines))
        if self.chance.random() < 0.5:
            del lines[place]
        else:
            line = lines[place].rstrip("\n")
            at = self.chance.randrange(len(line) - 64, len(line))
            lines[place] = f"{line[:at]}{'0' if line[at] != '0' else '1'}{line[at + 1 :]}\n"
        self.archive.heads_log.write_text("".join(lines), encoding="utf-8")
        return "heads.log"

    def rewritten_whole(self) -> Named:
        """A cell changed and log, heads and their file made anew, so that the archive agrees with itself."""
        self._change_a_title()
        with self._opened() as connection:
            heads = connection.execute(
                "SELECT run_id, recorded_at FROM store.ledger_heads ORDER BY tree_size"
            ).fetchall()
            for table in LEDGER:
                connection.execute(f"DELETE FROM store.{table}")
            for run, recorded_at in heads:
                append_entries(connection, [run], recorded_at.replace(tzinfo=UTC))
            made = connection.execute(
                "SELECT strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%fZ'), tree_size, root_sha256"
                " FROM store.ledger_heads ORDER BY tree_size"
            ).fetchall()
        self.archive.heads_log.write_text("".join(f"{at} {size} {root}\n" for at, size, root in made))
        return "expected_heads"

    def _change_a_title(self) -> None:
        with self._opened() as connection:
            row = self._row(connection, "documents")
            connection.execute("UPDATE store.documents SET title = title || '!' WHERE rowid = ?", [row])

    def _originals(self) -> list[Path]:
        return sorted(path for path in self.archive.originals.rglob("*") if path.is_file())

    def _original(self) -> Path:
        return self.chance.choice(self._originals())

    def _name(self, path: Path) -> str:
        return f"originals/{path.parent.name}/{path.name}"

    def _filled_table(self, connection: DuckDBPyConnection) -> str:
        counts = {
            table: connection.execute(f"SELECT count(*) FROM store.{table}").fetchall()[0][0]
            for table in TABLES
        }
        return self.chance.choice([table for table, count in counts.items() if count])

    def _row(self, connection: DuckDBPyConnection, table: str) -> int:
        rows = connection.execute(f"SELECT rowid FROM store.{table}").fetchall()
        return int(self.chance.choice(rows)[0])

    def _opened(self) -> DuckDBPyConnection:
        return duckdb.connect(str(self.archive.working_warehouse))


def another(old: Any, kind: str, chance: random.Random) -> Any:
    """Return a value of a column's type that is not the old one."""
    if old is None:
        return {
            "VARCHAR": "x",
            "DATE": date(2001, 2, 3),
            "TIMESTAMP": datetime(2001, 2, 3),
            "BOOLEAN": True,
        }.get(kind, 7 if "INT" in kind or kind == "DOUBLE" else "{}" if kind == "JSON" else ["x"])
    if isinstance(old, bool):
        return not old
    if isinstance(old, int | float):
        return old + chance.choice([1, -1])
    if isinstance(old, datetime | date):
        return old + timedelta(days=1)
    if isinstance(old, list):
        return [*old, "x"]
    if kind == "JSON":
        return '{"x": 1}' if old.startswith("{") else '["x"]'
    place = chance.randrange(len(old)) if old else 0
    return old[:place] + ("y" if old[place : place + 1] != "y" else "z") + old[place + 1 :]


KINDS: dict[str, int] = {
    "flipped_byte": 3,
    "replaced_original": 1,
    "changed_cell": 10,
    "deleted_row": 3,
    "inserted_row": 3,
    "swapped_rows": 3,
    "cut_ledger": 1,
    "cut_run": 1,
    "changed_captures_log": 1,
    "changed_heads_log": 1,
    "rewritten_whole": 2,
}
"""Kinds of tampering, and how often each is drawn."""


def is_named(found: Sequence[Difference], words: Named) -> bool:
    """Return whether the differences name what was tampered with."""
    said = "\n".join(f"{each.check} {each.place}: {each.message}" for each in found)
    return words in said


def head_of(archive: Archive) -> Head:
    with duckdb.connect(str(archive.warehouse), read_only=True) as connection:
        size, root = connection.execute(
            "SELECT tree_size, root_sha256 FROM ledger_heads ORDER BY tree_size DESC LIMIT 1"
        ).fetchall()[0]
    return Head(tree_size=size, root_sha256=root)


def tamper_once(honest: Archive, folder: Path, kind: str, chance: random.Random) -> tuple[bool, bool, str]:
    """Return whether one tampering was found, whether rightly named, and what verify said."""
    archive = Archive(folder / "tampered")
    shutil.copytree(honest.root, archive.root)
    try:
        expected = [head_of(archive)]
        words = getattr(Tampering(archive, chance), kind)()
        shutil.copy(archive.working_warehouse, archive.warehouse)
        found = verify_archive(archive, expected=expected).differences
        said = "; ".join(f"{each.check} {each.place}: {each.message}" for each in found[:4])
        return bool(found), is_named(found, words), f"{words} → {said}"
    finally:
        shutil.rmtree(archive.root)


def honest_archive(folder: Path, chance: random.Random) -> Archive:
    """Return an archive of some of the samples, taken in in some order, in one to three runs."""
    archive = Archive(folder)
    chosen = chance.sample(SAMPLES, chance.randint(1, len(SAMPLES)))
    cuts = sorted(chance.choices(range(len(chosen) + 1), k=chance.randint(0, 2)))
    for start, end in zip([0, *cuts], [*cuts, len(chosen)], strict=True):
        if chosen[start:end]:
            ingest_plainly(archive, chosen[start:end], SETTINGS)
    return archive


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tamperings", type=int, default=2000)
    parser.add_argument("--honest", type=int, default=50)
    parser.add_argument("--seed", type=int, default=6962)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alarms = 0
        for number in range(arguments.honest):
            found = verify_archive(honest_archive(folder / f"honest-{number}", chance)).differences
            alarms += bool(found)
            for each in found:
                print(f"false alarm: {each}")
        print(f"honest archives: {arguments.honest}, false alarms: {alarms}")
        honest = Archive(folder / "honest")
        ingest_plainly(honest, SAMPLES[:3], SETTINGS)
        ingest_plainly(honest, SAMPLES[3:], SETTINGS)
        tally(honest, folder, arguments.tamperings, chance)


def tally(honest: Archive, folder: Path, count: int, chance: random.Random) -> None:
    """Tamper so many times and print a line per kind, and one per tampering missed or wrongly named."""
    done: Counter[str] = Counter()
    found: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for kind in chance.choices(list(KINDS), list(KINDS.values()), k=count):
        is_found, is_right, said = tamper_once(honest, folder, kind, chance)
        done[kind] += 1
        found[kind] += is_found
        named[kind] += is_right
        if not is_right:
            print(f"{'wrongly named' if is_found else 'MISSED'}: {kind}: {said}")
    print(f"{'kind':24}{'tamperings':>12}{'found':>8}{'named':>8}")
    for kind in KINDS:
        print(f"{kind:24}{done[kind]:>12}{found[kind]:>8}{named[kind]:>8}")
    print(f"{'all':24}{done.total():>12}{found.total():>8}{named.total():>8}")


if __name__ == "__main__":
    main()
