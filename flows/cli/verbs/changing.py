"""Verbs that change the archive: ingest, reprocess."""

from typing import Any

from flows.cli.verbs.verb import DOC, add_set, add_verb


def add(verbs: Any) -> None:
    """Add the verbs of this group."""
    _add_ingest(verbs)
    _add_reprocess(verbs)


def _add_ingest(verbs: Any) -> None:
    ingest = add_verb(
        verbs,
        "ingest",
        "ingest_command",
        "take documents into the archive; running it again lands only what is new",
        "  chancery ingest papers/ letter.pdf\n  chancery ingest 'papers/**/*.html' --archive /data/archive\n"
        "  chancery ingest https://example.org/release.html\n  chancery ingest --catalog sources.toml",
    )
    ingest.add_argument(
        "targets", nargs="*", metavar="TARGET", help="a file, a folder, a glob pattern or an http(s) address"
    )
    ingest.add_argument("--catalog", metavar="FILE", help="a TOML file of sources, see README")
    ingest.add_argument("--source", metavar="NAME", help="with --catalog: only the source of this name")
    add_set(ingest)


def _add_reprocess(verbs: Any) -> None:
    reprocess = add_verb(
        verbs,
        "reprocess",
        "reprocess",
        "derive again by the rules there are now, from the stored originals; tells what has changed",
        "  chancery reprocess\n  chancery reprocess letter.pdf",
    )
    reprocess.add_argument("documents", nargs="*", metavar="DOC", help=f"only these; all if none. {DOC}")
    add_set(reprocess)
