"""Verbs that list what is there: documents, runs, quarantine."""

from typing import Any

from flows.cli.verbs.verb import add_set, add_verb, positive


def add(verbs: Any) -> None:
    """Add the verbs of this group."""
    documents = add_verb(
        verbs,
        "documents",
        "documents",
        "list the documents, the newest landed first",
        "  chancery documents\n  chancery documents --limit 20\n  chancery documents --json",
    )
    runs = add_verb(
        verbs,
        "runs",
        "runs",
        "list the runs and what each did, the newest first",
        "  chancery runs\n  chancery runs --limit 1 --json",
    )
    for parser in (documents, runs):
        parser.add_argument("--limit", type=positive, metavar="N", help="only the newest N")
    quarantine = add_verb(
        verbs,
        "quarantine",
        "quarantine",
        "list the inputs that did not land, with the reason of each; or try them again",
        "  chancery quarantine\n  chancery quarantine retry\n  chancery quarantine retry 3f1c0a9",
    )
    quarantine.add_argument("action", nargs="?", choices=["retry"], help="retry: try them again")
    quarantine.add_argument(
        "quarantine_ids",
        nargs="*",
        metavar="ID",
        help="which to retry, as listed (a prefix will do); all if none",
    )
    add_set(quarantine)
