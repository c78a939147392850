"""Verbs that take the archive out for other tools and other people: export, report."""

from typing import Any

from flows.cli.verbs.verb import add_verb
from warehouse.export_format import known_formats


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
    formats = list(known_formats())
    export.add_argument(
        "--format",
        choices=formats,
        default=formats[0],
        help=f"{formats[0]} unless said; json is one object a line",
    )
    report = add_verb(
        verbs,
        "report",
        "report",
        "write a site of the archive to look at: timeline, network, citations, quality, every document",
        "  chancery report\n  chancery report --html /srv/www/papers\n\n"
        "Prints the page to open. It needs no server and loads nothing from elsewhere.\n"
        "An earlier report there is replaced; a folder that holds anything else is left.",
    )
    report.add_argument(
        "--html",
        metavar="DIR",
        help="where to; reports/site in the archive unless said",
    )
