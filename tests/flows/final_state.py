"""What an archive says in the end, however it came about."""

import duckdb

from tasks.rows import PARTS
from tests.conftest import Chancery

RELATIONS = """
    SELECT relation_id, subject_id, predicate, object_id, subject_coverage, object_coverage, language,
        match_count, longest_match_chars, direction_basis, object_language, reason
    FROM relations ORDER BY ALL
"""
MATCHES = "SELECT * EXCLUDE (run_id) FROM matches ORDER BY ALL"
TRANSLATIONS = "SELECT * EXCLUDE (run_id) FROM translations ORDER BY ALL"
DOCUMENTS_HELD = "SELECT * FROM documents ORDER BY ALL"


def rows(chancery: Chancery, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(chancery.archive.warehouse), read_only=True) as warehouse:
        return warehouse.execute(question).fetchall()


def final_rows(chancery: Chancery) -> dict[str, list[tuple[object, ...]]]:
    """Everything but what runs and captures leave: what must not depend on how it came about."""
    asked = {"documents": DOCUMENTS_HELD, "relations": RELATIONS}
    asked |= {"matches": MATCHES, "translations": TRANSLATIONS}
    asked |= {part: f"SELECT * FROM {part} ORDER BY ALL" for part in PARTS}
    with duckdb.connect(str(chancery.archive.warehouse), read_only=True) as warehouse:
        return {name: warehouse.execute(question).fetchall() for name, question in asked.items()}
