"""A warehouse and its seed index, into which papers land as in a run: what the matching says of them."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from duckdb import DuckDBPyConnection

from tasks.match.edit_distance import similarity
from tasks.match.match_form import form_of
from tasks.match.recording import record_reuse
from tasks.match.seed_index import SeedIndex

BEGUN = datetime(2026, 3, 1, 12)
CYRILLIC = re.compile("[а-я]")
Papers = dict[str, tuple[date | None, str]]


@dataclass
class Holdings:
    """A warehouse without ledger and an index beside it, into which papers land."""

    connection: DuckDBPyConnection
    index: SeedIndex
    runs: int = 0

    def land(self, papers: Papers, names: Sequence[str], version: str = "1", workers: int = 1) -> None:
        """Land the named papers in one run; ids are made of names, so that order shows nowhere."""
        self.runs += 1
        run, derived_at = f"run {self.runs}", BEGUN + timedelta(hours=int(version))
        landed = {f"{name} {version}": name for name in names}
        rows: dict[str, list[tuple[Any, ...]]] = {"derivations": [], "documents": [], "passages": []}
        for derivation_id, name in landed.items():
            on, text = papers[name]
            rows["derivations"].append((derivation_id, name, run, "", "", "{}", "", text, derived_at))
            described = ("other", None, [], on, None, None, None, ["en"], 1)
            rows["documents"].append((derivation_id, name, *described, len(text), text, text, text))
            start = 0
            for number, block in enumerate(text.split("\n\n")):
                place = (start, start + len(block), 1)
                language = "ru" if CYRILLIC.search(block) else "en"
                rows["passages"].append(
                    (derivation_id, number, "paragraph", None, language, *place, block, None)
                )
                start += len(block) + 2
        for table, values in rows.items():
            if values:
                with self.connection.appender(f"store.{table}") as appender:
                    appender.append_rows(values)
        moment = BEGUN + timedelta(minutes=self.runs)
        record_reuse(self.connection, self.index, run, landed, moment, workers)

    def state(self) -> dict[str, list[tuple[Any, ...]]]:
        """What the archive says now, without who said it when."""
        matches = self.connection.execute(
            "SELECT * EXCLUDE (run_id) FROM main.matches ORDER BY match_id"
        ).fetchall()
        relations = self.connection.execute(
            "SELECT * EXCLUDE (run_id, judged_at) FROM main.relations ORDER BY relation_id"
        ).fetchall()
        return {"matches": matches, "relations": relations}

    def predicates(self) -> list[tuple[str, str, str]]:
        rows = self.connection.execute(
            "SELECT subject_id, predicate, object_id FROM main.relations ORDER BY ALL"
        ).fetchall()
        return [(subject.strip("0"), predicate, object_.strip("0")) for subject, predicate, object_ in rows]

    def check_offsets(self, papers: Papers) -> int:
        """Assert that what each match cuts from both texts is as alike as it says; return how many are."""
        rows = self.connection.execute(
            "SELECT document_id, text_start, text_end, other_document_id, other_start, other_end, similarity,"
            " matched_chars FROM main.matches"
        ).fetchall()
        for one, start, end, other, other_start, other_end, stated, chars in rows:
            mine, theirs = (
                form_of(papers[one][1][start:end]),
                form_of(papers[other][1][other_start:other_end]),
            )
            assert abs(similarity(mine, theirs) - stated) <= 1e-6, (one, start, other, other_start)
            assert min(len(mine), len(theirs)) == chars, (one, start, other, other_start)
        return len(rows)


def named(number: int) -> str:
    """A document id whose order is as good as random."""
    return f"{random.Random(number).getrandbits(256):064x}"
