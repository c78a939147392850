"""What the command understands: the parser of the whole, its verbs from `verbs/`; none of it works itself."""

import argparse
from collections.abc import Sequence
from functools import cache
from typing import Any

from flows.cli.printing.meant import meant
from flows.cli.verbs import (
    asking,
    changing,
    checking,
    comparing,
    listing,
    one_document,
    operating,
    telling,
    tracing,
)
from flows.cli.verbs.verb import add_everywhere, add_json, add_set
from schemas.version import CODE_VERSION

GROUPS = (changing, listing, one_document, tracing, comparing, checking, asking, telling, operating)
"""In the order in which the help lists them."""

EPILOG = """\
examples:
  chancery ingest papers/               take a folder into the archive
  chancery documents                    what is there
  chancery show note-verbale.pdf        one document: what it is, and its text
  chancery related note-verbale.pdf     who repeats it, whom it repeats, and why
  chancery compare 2961365 a7ca7be      where two documents differ, by word
  chancery audit note-verbale.pdf       where it came from, what was done to it
  chancery trace letter.pdf 310:355     where these characters came from
  chancery query @republications        ask the warehouse (--list: what to ask)
  chancery report                       a site of the archive, to look at
  chancery export out/                  every view as Parquet, for other tools
  chancery verify                       is everything still what it was?
  chancery serve                        what runs on a schedule, until Ctrl-C

DOC is a SHA-256 prefix (7 characters or more), a file name, a URI or a document
symbol. The archive is --archive DIR, else $CHANCERY_ARCHIVE, else ./archive;
only `ingest`, `reprocess`, `rebuild` and `quarantine retry` change it.

exit codes: 0 done; 1 failed; 2 usage; 3 done, with documents quarantined;
4 verification found a difference
"""


BEFORE = "_before_the_verb"
"""What the names end with of options that stand before the verb and that only some verbs have."""


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """Return what the arguments say; `module` in it names the verb's module. Raises `SystemExit`.

    An option means the same before the verb as after it.
    """
    arguments, unknown = command_parser().parse_known_args(argv)
    if unknown:
        known = [
            each for each in _verb_parser(arguments.verb)._option_string_actions if each.startswith("--")
        ]
        option = unknown[0].partition("=")[0]
        near = meant(option, known) if option.startswith("-") else ""
        _verb_parser(arguments.verb).error(f"unrecognized arguments: {' '.join(unknown)}{near}")
    for name in ("set", "json"):
        before = getattr(arguments, name + BEFORE)
        if before and not hasattr(arguments, name):
            _verb_parser(arguments.verb).error(f"{arguments.verb} takes no --{name}")
        if before:
            setattr(arguments, name, before + arguments.set if name == "set" else True)
    return arguments


def _verb_parser(verb: str) -> argparse.ArgumentParser:
    found: argparse.ArgumentParser = next(
        action.choices[verb]
        for action in command_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return found


class Parser(argparse.ArgumentParser):
    """A parser that says what may have been meant for a verb or a choice that there is not."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        near = meant(str(value), known)
        if action.dest == "verb":
            hint = near or ": `chancery --help` lists them"
            raise argparse.ArgumentError(None, f"there is no verb {str(value)!r}{hint}")
        told = near or f": choose from {', '.join(known)}"
        raise argparse.ArgumentError(action, f"there is no {str(value)!r}{told}")


@cache
def command_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    parser = Parser(
        prog="chancery",
        description="Documents into a DuckDB warehouse, every character traceable to its source.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_everywhere(parser, default=None)
    add_set(parser, dest=f"set{BEFORE}")
    add_json(parser, dest=f"json{BEFORE}")
    parser.add_argument("--version", action="version", version=f"chancery {CODE_VERSION}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, title="verbs")
    for group in GROUPS:
        group.add(verbs)
    return parser
