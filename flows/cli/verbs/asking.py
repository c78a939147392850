"""Verbs that ask the warehouse as a whole: query."""

from typing import Any

from flows.cli.verbs.verb import add_verb


def add(verbs: Any) -> None:
    """Add the verbs of this group."""
    query = add_verb(
        verbs,
        "query",
        "query.command",
        "ask the warehouse in SQL, read-only; or ask one of the named questions",
        "  chancery query --list\n  chancery query @republications\n"
        "  chancery query 'SELECT kind, count(*) FROM documents GROUP BY kind'\n"
        "  chancery query @columns        every view and column, with its meaning\n"
        "  chancery query @who_said words='recogni[sz]e'\n"
        "  chancery query @changed_words --output changed_words.csv\n"
        "  chancery query 'FROM matches' --output matches.parquet\n\n"
        "In CSV a text that a spreadsheet would run as a formula (=, +, - or @ first)\n"
        "gets a leading apostrophe.",
    )
    query.add_argument(
        "statement",
        nargs="?",
        metavar="SQL|@name",
        help="one SQL statement, or @ and a name; - reads standard input",
    )
    query.add_argument(
        "values",
        nargs="*",
        metavar="NAME=VALUE",
        help="what stands for $NAME in the statement",
    )
    query.add_argument(
        "--format",
        choices=["table", "csv", "json", "parquet"],
        help="table unless said, or what the name of the --output file says",
    )
    query.add_argument("--output", metavar="FILE", help="write the answer there: .csv, .json or .parquet")
    query.add_argument("--list", action="store_true", help="list the named queries")
