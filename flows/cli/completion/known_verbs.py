"""What there is to complete: the verbs with their options, and what may stand in each place."""

import argparse
import re
from dataclasses import dataclass

from flows.cli.query.named_queries import named_queries, named_query
from flows.cli.settings import setting_fields

DOCUMENTS = (
    'chancery query "SELECT left(document_id, 10) FROM documents UNION SELECT file_name FROM'
    " document_sources WHERE NOT regexp_matches(file_name, '[[:cntrl:],\\\"]|^[=+@-]')\" --format csv"
    " 2> /dev/null | tail -n +2"
)
"""Lists ids and file names, but for names that CSV would not give as they are."""

QUERIES = "chancery query --list 2> /dev/null | cut -d ' ' -f 1"
ASKED_OF = {"DOC": DOCUMENTS, "A": DOCUMENTS, "B": DOCUMENTS, "SQL|@NAME": QUERIES}
"""What to run to complete an argument, by what the parser calls it; files complete all others."""

PARAMETER = re.compile(r"\$([a-z]\w*)")


@dataclass(frozen=True)
class Option:
    """`words`: what may stand after it, none where that is a file or anything; `is_flag`: nothing may."""

    name: str
    meaning: str
    words: tuple[str, ...]
    is_flag: bool


@dataclass(frozen=True)
class Verb:
    """One verb as a shell sees it; of the whole command, without a name, what may stand before a verb.

    `choices`: words that stand for themselves; `asked`: the command that lists the others.
    """

    name: str
    meaning: str
    options: tuple[Option, ...]
    choices: tuple[str, ...]
    asked: str


def known_verbs(parser: argparse.ArgumentParser) -> list[Verb]:
    """Return the whole command, and then the verbs in the order of its help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            meanings = {each.dest: each.help or "" for each in action._choices_actions}
            verbs = [_verb(name, meanings.get(name, ""), verb) for name, verb in action.choices.items()]
            return [_verb("", "", parser), *verbs]
    return []


def query_parameters() -> dict[str, list[str]]:
    """Return what each named query that has parameters asks for."""
    found = {f"@{name}": PARAMETER.findall(named_query(name)) for name, _ in named_queries()}
    return {name: sorted(set(parameters)) for name, parameters in found.items() if parameters}


def _verb(name: str, meaning: str, parser: argparse.ArgumentParser) -> Verb:
    places = [action for action in parser._actions if not action.option_strings]
    called = {str(action.metavar or action.dest).upper() for action in places}
    return Verb(
        name,
        meaning,
        tuple(
            Option(option, action.help or "", _words_after(action), action.nargs == 0)
            for action in parser._actions
            for option in action.option_strings
            if option.startswith("--")
        ),
        tuple(str(choice) for action in places for choice in action.choices or ()),
        next((command for argument, command in ASKED_OF.items() if argument in called), ""),
    )


def _words_after(action: argparse.Action) -> tuple[str, ...]:
    if "--set" in action.option_strings:
        return tuple(f"{name}=" for name, _ in setting_fields())
    return tuple(map(str, action.choices or ()))
