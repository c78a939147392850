"""The verb about two documents: compare."""

from typing import Any

from flows.cli.verbs.verb import DOC, add_verb


def add(verbs: Any) -> None:
    """Add the verb of this group."""
    compare = add_verb(
        verbs,
        "compare",
        "compare.command",
        "show in which words two documents differ, and the passages they share side by side",
        "  chancery compare press-release.html note-verbale.pdf\n"
        "  chancery compare 2961365 a7ca7be --html comparison.html",
    )
    compare.add_argument("left", metavar="A", help=f"shown on the left. {DOC}")
    compare.add_argument("right", metavar="B", help="shown on the right, named in the same way")
    compare.add_argument(
        "--html", metavar="FILE", help="write a page that needs nothing else, for screen, phone and paper"
    )
    compare.add_argument("--formulae", action="store_true", help="also common wording, headings and tables")
