"""The questions that have a name: the files of `warehouse/queries/`."""

from flows.cli.printing.meant import meant
from schemas.errors import UsageError
from warehouse.sql import sql, sql_files


def named_queries() -> list[tuple[str, str]]:
    """Return every name with the first comment line of its file."""
    return [(name.rpartition("/")[2], _meaning(name)) for name in sql_files("queries")]


def named_query(at_name: str) -> str:
    """Return the SQL of `@name`. Raises `UsageError` if there is none of that name."""
    name = at_name.removeprefix("@").strip()
    known = [known for known, _ in named_queries()]
    if name in known:
        return sql(f"queries/{name}")
    hint = meant(name, known, "@", most=3) or ": `chancery query --list` lists them"
    raise UsageError(f"no query is called @{name}{hint}")


def _meaning(name: str) -> str:
    return sql(name).partition("\n")[0].removeprefix("-- ")
