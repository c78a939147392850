"""How a verb gets its parser: its help, its examples, and the options every verb has."""

import argparse
from textwrap import fill
from typing import Any

DOC = "DOC is a SHA-256 prefix (7 characters or more), a file name, a URI or a document symbol."


def add_verb(
    verbs: Any, name: str, module: str, help_text: str, examples: str, *, has_json: bool = True
) -> argparse.ArgumentParser:
    """Return the parser of a new verb; `flows.cli.{module}` does what it asks for."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        name,
        help=help_text,
        description=fill(f"{help_text[0].upper()}{help_text[1:]}.", 78),
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(module=module)
    add_everywhere(parser, default=argparse.SUPPRESS)
    if has_json:
        add_json(parser)
    return parser


def add_document_verb(
    verbs: Any, name: str, module: str, help_text: str, examples: str
) -> argparse.ArgumentParser:
    """Return the parser of a new verb about one document."""
    parser = add_verb(verbs, name, module, help_text, examples)
    parser.add_argument("document", metavar="DOC", help=DOC)
    return parser


def add_everywhere(parser: argparse.ArgumentParser, default: Any) -> None:
    """Add what may stand before and after the verb; after it, absence must not undo what stood before."""
    parser.add_argument("--archive", metavar="DIR", default=default, help="the archive directory")
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        default=default,
        help="more detail; with errors, where they arose",
    )


def add_json(parser: argparse.ArgumentParser, dest: str = "json") -> None:
    """Let an answer be asked for as JSON."""
    parser.add_argument("--json", dest=dest, action="store_true", help="print JSON instead of text")


def add_set(parser: argparse.ArgumentParser, dest: str = "set") -> None:
    """Let settings be given with the command: these win over all other places they may stand in."""
    parser.add_argument(
        "--set",
        dest=dest,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a setting, as in limits.seconds=90; may be given again; `chancery settings` lists them",
    )


def positive(text: str) -> int:
    """Return a number from 1. Raises what argparse turns into a usage error."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
