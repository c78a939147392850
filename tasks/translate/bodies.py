"""The texts to be compared: the body of each document, by language, and what it says of its translation."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from duckdb import DuckDBPyConnection

from tasks.translate.paragraph import Paragraph, paragraph
from tasks.translate.said import LONGEST_NOTE, Said, said_in
from warehouse.sql import sql


@dataclass(frozen=True, slots=True)
class Bodies:
    """One derivation: the paragraphs of its body in each language, in the order of the text."""

    derivation_id: str
    document_id: str
    stated_on: date | None
    said: Said
    by_language: dict[str, list[Paragraph]] = field(default_factory=dict)


def bodies_of(connection: DuckDBPyConnection, derivation_ids: Iterable[str]) -> dict[str, Bodies]:
    """Return the bodies of derivations by their ids."""
    ids = {"ids": list(derivation_ids)}
    paragraphs: dict[str, dict[str, list[Paragraph]]] = {}
    notes: dict[str, list[tuple[str | None, str]]] = {}
    rows = connection.execute(sql("translate/passages"), {**ids, "longest_note": LONGEST_NOTE}).fetchall()
    for derivation_id, language, is_body, text_start, text in rows:
        notes.setdefault(derivation_id, []).append((language, text))
        if is_body and language:
            found = paragraph(text, text_start)
            if found.letters:
                paragraphs.setdefault(derivation_id, {}).setdefault(language, []).append(found)
    return {
        derivation_id: Bodies(
            derivation_id,
            document_id,
            stated_on,
            said_in(notes.get(derivation_id, [])),
            paragraphs.get(derivation_id, {}),
        )
        for derivation_id, document_id, stated_on in connection.execute(
            sql("translate/dates"), ids
        ).fetchall()
    }
