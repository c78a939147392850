"""`chancery completion bash|zsh`: the script that lets a shell complete verbs, options and documents.

It is made from the parser, so that it knows what the command knows. Ids of documents and names of
queries are asked for while completing, of the archive that is named on the line (in bash), by
`$CHANCERY_ARCHIVE`, or else `./archive`.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from shlex import quote

DOCUMENTS = (
    'chancery query "SELECT left(document_id, 10) FROM documents" --format csv 2> /dev/null | tail -n +2'
)
QUERIES = "chancery query --list 2> /dev/null | cut -d ' ' -f 1"
ASKED_OF = {"DOC": DOCUMENTS, "A": DOCUMENTS, "B": DOCUMENTS, "SQL|@NAME": QUERIES}
"""What to run to complete an argument, by what the parser calls it; files complete all others."""


@dataclass(frozen=True)
class Verb:
    """One verb as a shell sees it: its options with their help, and what its arguments are."""

    name: str
    meaning: str
    options: dict[str, str]
    choices: list[str]
    asked: str


def run(arguments: argparse.Namespace) -> int:
    """Print the script for a shell; returns the exit code."""
    from flows.cli.arguments import command_parser

    verbs = list(known_verbs(command_parser()))
    print("\n".join(bash_script(verbs) if arguments.shell == "bash" else zsh_script(verbs)))
    return 0


def known_verbs(parser: argparse.ArgumentParser) -> Iterator[Verb]:
    """Yield the verbs of the command in the order of its help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            meanings = {each.dest: each.help or "" for each in action._choices_actions}
            for name, verb in action.choices.items():
                yield _verb(name, meanings.get(name, ""), verb)


def _verb(name: str, meaning: str, parser: argparse.ArgumentParser) -> Verb:
    places = [action for action in parser._actions if not action.option_strings]
    called = {_called(action) for action in places}
    return Verb(
        name,
        meaning,
        {
            option: action.help or ""
            for action in parser._actions
            for option in action.option_strings
            if option.startswith("--")
        },
        [str(choice) for action in places if action.choices for choice in action.choices],
        next((command for argument, command in ASKED_OF.items() if argument in called), ""),
    )


def _called(action: argparse.Action) -> str:
    return str(action.metavar or action.dest).upper()


def bash_script(verbs: list[Verb]) -> Iterator[str]:
    """Yield the lines of a completion for bash: `source <(chancery completion bash)`."""
    yield "_chancery() {"
    yield "    local typed=${COMP_LINE:0:COMP_POINT} verb='' words='' each"
    yield "    local word=${typed##* }"
    # Bash cuts words at signs such as @, and $2 is what is left: what stands before it is not replaced.
    yield '    local before=${word%"$2"}'
    yield "    if [[ $typed =~ --archive[=\\ ]+([^\\ ]+) ]]; then"
    yield "        local -x CHANCERY_ARCHIVE=${BASH_REMATCH[1]/#\\~/$HOME}"
    yield "    fi"
    yield '    for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
    yield f"        case $each in {'|'.join(verb.name for verb in verbs)}) verb=$each; break ;; esac"
    yield "    done"
    yield "    case $verb in"
    yield f"        '') words='{' '.join(verb.name for verb in verbs)} --archive --help --version' ;;"
    for verb in verbs:
        yield f"        {verb.name}) words={quote(' '.join([*verb.options, *verb.choices]))}"
        if verb.asked:
            yield f'            [[ $word == -* ]] || words="$words $({verb.asked})"'
        yield "            ;;"
    yield "    esac"
    yield '    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")'
    yield '    COMPREPLY=("${COMPREPLY[@]#"$before"}")'
    yield "}"
    yield "complete -o default -F _chancery chancery"


def zsh_script(verbs: list[Verb]) -> Iterator[str]:
    """Yield the lines of a completion for zsh: a file `_chancery` on its `fpath`."""
    yield "#compdef chancery"
    yield "_chancery() {"
    yield "    local -a verbs found"
    yield "    verbs=("
    for verb in verbs:
        yield f"        {quote(f'{verb.name}:{verb.meaning}')}"
    yield "    )"
    yield "    if (( CURRENT == 2 )); then _describe verb verbs; return; fi"
    yield "    case $words[2] in"
    for verb in verbs:
        specs = " ".join(quote(f"{option}[{_bracketed(said)}]") for option, said in verb.options.items())
        yield f"        {verb.name})"
        if verb.asked:
            yield f'            found=(${{(f)"$({verb.asked})"}})'
            yield f"            _arguments {specs} '*: :($found)'"
        elif verb.choices:
            yield f"            _arguments {specs} '*: :({' '.join(verb.choices)})'"
        else:
            yield f"            _arguments {specs} '*:file:_files'"
        yield "            ;;"
    yield "    esac"
    yield "}"
    yield '_chancery "$@"'


def _bracketed(text: str) -> str:
    return text.replace("[", "(").replace("]", ")").replace(":", ",")
