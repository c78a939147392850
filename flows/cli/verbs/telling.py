"""Verbs that take the archive out for other tools and other people: export."""

from typing import Any

from flows.cli.verbs.verb import add_verb


def add(verbs: Any) -> None:
    """Add the verbs of this group."""
    export = add_verb(
        verbs,
        "export",
        "export",
        "write every view as a file, with a README of the columns",
        "  chancery export out/\n  chancery export out/ --format csv\n\n"
        "A folder that holds an export is replaced by the new one when that is complete;\n"
        "one that holds anything else is left alone.",
    )
    export.add_argument(
        "folder", metavar="DIR", help="where to: a new folder, an empty one or an earlier export"
    )
    export.add_argument(
        "--format",
        choices=["parquet", "csv", "json"],
        default="parquet",
        help="parquet unless said; json is one object a line",
    )
