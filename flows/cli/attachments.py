"""What is attached to a document, and what it is attached to, for people."""

from collections.abc import Iterable, Iterator

from flows.cli.printing.naming import named, short
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import Record

HEADING = "Attachments"


def attachment_lines(rows: Iterable[Record], indent: str = "") -> Iterator[str]:
    """Yield a line or more per file attached to the document, and per document that it is attached to."""
    for row in rows:
        line = f"{indent}{attachment_phrase(row)}"
        yield from wrapped(visible(line), terminal_width(), f"{indent}  ")


def attachment_phrase(row: Record) -> str:
    """Return which file is attached, or to what."""
    return _attached(row) if row["is_attached"] else _attached_to(row)


def _attached(row: Record) -> str:
    size = f"{row['original_bytes']:,} bytes, part {row['part']}"
    if row["other_kind"]:
        return f"holds {row['file_name']} ({size}): {_other(row)}"
    state = f"in quarantine: {row['quarantine_code']}" if row["quarantine_code"] else "not landed"
    return f"holds {row['file_name']} ({size}): {short(row['other_id'])}, {state}"


def _attached_to(row: Record) -> str:
    return f"attached as {row['file_name']} to {_other(row)}"


def _other(row: Record) -> str:
    return named(row["other_id"], row["other_kind"], row["other_on"], row["other_title"], [])
