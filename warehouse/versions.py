"""Which version of Chancery made a warehouse file, and whether this one may use it."""

import duckdb
from duckdb import DuckDBPyConnection

from schemas.errors import ArchiveError
from schemas.version import CODE_VERSION
from warehouse.definitions import definitions_sha256
from warehouse.sql import sql


def made_with(connection: DuckDBPyConnection) -> tuple[str, str] | None:
    """Return the version and the digest of the definitions; None of a file that does not say yet."""
    try:
        found = connection.execute(sql("migration/made_with")).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        return None
    return found[0] if found else None


def is_up_to_date(connection: DuckDBPyConnection) -> bool:
    """Whether tables, views and comments of a file are those that this version would define."""
    return made_with(connection) == (CODE_VERSION, definitions_sha256(connection))


def refuse_newer(connection: DuckDBPyConnection, place: object) -> None:
    """Raise `ArchiveError` if a later version has made the file: its rows may mean something else."""
    found = made_with(connection)
    if found and _number(found[0]) > _number(CODE_VERSION):
        raise ArchiveError(
            f"{place} was made by chancery {found[0]}, and this is {CODE_VERSION}",
            "install that version, or a later one; nothing was changed",
        )


def earlier_version(place: object, cause: BaseException) -> ArchiveError:
    """Return what it means that a statement of ours fails on a file of another version."""
    said = str(cause).partition("\n")[0]
    return ArchiveError(
        f"{place} was made by another version of chancery ({said})",
        "`chancery reprocess` brings the archive up to date, as does any ingest",
    )


def _number(version: str) -> tuple[int, ...]:
    """Return the numbers of a version such as `0.2.1`, to be compared."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
