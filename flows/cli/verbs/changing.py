"""Verbs that change the archive: ingest, reprocess, rebuild."""

from typing import Any

from flows.cli.verbs.verb import DOC, add_set, add_verb


def add(verbs: Any) -> None:
    """Add the verbs of this group."""
    _add_ingest(verbs)
    _add_reprocess(verbs)
    _add_rebuild(verbs)


def _add_ingest(verbs: Any) -> None:
    ingest = add_verb(
        verbs,
        "ingest",
        "ingest.command",
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


def _add_rebuild(verbs: Any) -> None:
    rebuild = add_verb(
        verbs,
        "rebuild",
        "rebuild",
        "put a sound warehouse in the place of one that is lost or damaged: the other copy, or one made anew"
        " from originals, captures and heads",
        "  chancery rebuild\n  chancery rebuild --anew    also if a copy is sound",
    )
    rebuild.add_argument(
        "--anew", action="store_true", help="make it anew even if the working or the published copy is sound"
    )
    add_set(rebuild)
