"""A derived document as rows, in the order of the columns of the `store` tables.

Made in the child that derived it: tuples travel between processes many times faster than models. The
first column, derivation_id, is added on arrival.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from schemas.base import Row as Model
from schemas.document import Derived

Values = tuple[Any, ...]
PARTS = (
    "pages",
    "words",
    "raw_spans",
    "pieces",
    "passages",
    "claims",
    "attachments",
    "footnotes",
    "statements",
    "attributes",
    "citations",
    "findings",
)


@dataclass(frozen=True)
class DerivedRows:
    """One document's rows: `document` without ids and hashes, `parts` by table."""

    document_id: str
    extractor: str
    rules_json: str
    raw_text: str
    text: str
    document: Values
    parts: dict[str, list[Values]]


def rows_of(derived: Derived) -> DerivedRows:
    said = derived.description
    return DerivedRows(
        document_id=derived.document_id,
        extractor=derived.extractor,
        rules_json=rules_json(derived.rules),
        raw_text=derived.raw_text,
        text=derived.text,
        document=(
            said.kind,
            said.title,
            said.symbols,
            said.dated_on,
            said.published_on,
            said.issuer,
            said.addressee,
            said.languages,
            len(derived.pages),
            len(derived.text),
            derived.raw_text,
            derived.text,
        ),
        parts={part: _values(getattr(derived, part)) for part in PARTS},
    )


def rules_json(rules: dict[str, str]) -> str:
    """Return rules and their versions as a derivation records them."""
    return json.dumps(rules, sort_keys=True, separators=(",", ":"))


def _values(models: Iterable[Model]) -> list[Values]:
    """Return each model's values in the order of its fields, which is that of the columns."""
    return [tuple(model.__dict__.values()) for model in models]
