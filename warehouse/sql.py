"""The SQL files of this package, read once each."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def sql(name: str) -> str:
    """Return the statements of `warehouse/{name}.sql`."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def sql_files(folder: str) -> list[str]:
    """Return the names, as `sql` takes them, of the files in one folder of this package."""
    return sorted(f"{folder}/{path.stem}" for path in (FOLDER / folder).glob("*.sql"))
