"""Verbs that check what the archive claims: verify."""

import argparse
from typing import Any

from flows.cli.verbs.verb import DOC, add_verb
from schemas.verification import Head


def add(verbs: Any) -> None:
    """Add the verbs of this group."""
    verify = add_verb(
        verbs,
        "verify",
        "verify",
        "recompute what can be recomputed; exit code 0 only if all of it holds, 4 if something differs",
        "  chancery verify\n  chancery verify letter.pdf\n  chancery verify --json\n"
        "  chancery verify --expect 64:0994d047…    a head that was written down",
    )
    verify.add_argument("document", nargs="?", metavar="DOC", help=f"only this document. {DOC}")
    verify.add_argument(
        "--bundle", metavar="FILE.zip", help="check an evidence bundle instead; needs no archive"
    )
    verify.add_argument(
        "--deep",
        action="store_true",
        help="also derive every document again from its original and make the indexes again, and compare",
    )
    verify.add_argument(
        "--expect",
        action="append",
        default=[],
        type=_head,
        metavar="SIZE:ROOT",
        help="a head written down earlier: nothing before it may have been rewritten; may be given again",
    )


def _head(text: str) -> Head:
    try:
        size, _, root = text.strip().partition(":")
        return Head(tree_size=int(size), root_sha256=root.lower())
    except ValueError as cause:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a head: SIZE:ROOT, as `verify` prints it, with all 64 digits of the root"
        ) from cause
