"""The completion for bash: `source <(chancery completion bash)`."""

from collections.abc import Iterable, Iterator
from shlex import quote

from flows.cli.completion.known_verbs import Verb, query_parameters

HEAD = r"""_chancery() {
    local typed=${COMP_LINE:0:COMP_POINT} verb='' words='' each
    # The word as it stands on the line, with what a backslash keeps in it, and the one before it.
    [[ $typed =~ (\\.|[^\\\ ])*$ ]]
    local word=${BASH_REMATCH[0]}
    [[ ${typed%"$word"} =~ ([^\ ]*)\ *$ ]]
    local previous=${BASH_REMATCH[1]}
    # Bash cuts words at signs such as @, and $2 is what is left: what stands before it is not replaced.
    local before=${word%"$2"} joined=''
    if [[ $word == --*=* ]]; then
        previous=${word%%=*} joined=${word%%=*}= word=${word#*=}
    fi
    COMPREPLY=()
    if [[ $typed =~ --archive[=\ ]+([^\ ]+) ]]; then
        local -x CHANCERY_ARCHIVE=${BASH_REMATCH[1]/#\~/$HOME}
    fi
"""

TAIL = r"""    while IFS= read -r each; do
        if [[ $each && $each == "${word//\\/}"* ]]; then
            printf -v each %q "$joined$each"
            COMPREPLY+=("${each#"$before"}")
        fi
    done <<< "$words"
    # What ends with = goes on.
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2> /dev/null
    return 0
}
complete -o default -F _chancery chancery
"""


def bash_script(verbs: list[Verb]) -> Iterator[str]:
    """Yield the lines of the script."""
    yield HEAD.rstrip("\n")
    names = [verb.name for verb in verbs if verb.name]
    yield '    for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
    yield f"        case $each in {'|'.join(names)}) verb=$each; break ;; esac"
    yield "    done"
    yield "    case $verb in"
    for verb in verbs:
        yield f"        {verb.name or quote('')})"
        yield from _verb_lines(verb)
        yield "            ;;"
    yield "    esac"
    yield TAIL.rstrip("\n")


def _verb_lines(verb: Verb) -> Iterator[str]:
    """Yield what fills `words`, one of them a line, for the place that is completed."""
    if verb.name == "query":
        yield "            # A statement in quotes is completed by nothing, not by files either."
        yield """            [[ $word == [\\'\\"]* ]] && { compopt +o default 2> /dev/null; return 0; }"""
    yield "            case $previous:$word in"
    for option in verb.options:
        if not option.is_flag:
            yield f"                {option.name}:*) words={_listed(option.words)} ;;"
    options = [option.name for option in verb.options]
    yield f"                *:-*) words={_listed(options)} ;;"
    if verb.name == "query":
        for name, parameters in query_parameters().items():
            told = _listed(f"{each}=" for each in parameters)
            yield f'                *) [[ " $typed" == *" {name} "* ]] && words={told} ;;&'
    asked = f"$'\\n'\"$({verb.asked})\"" if verb.asked else ""
    yield f"                *) [[ $words ]] || words={_listed([*options, *verb.choices])}{asked} ;;"
    yield "            esac"


def _listed(words: Iterable[str]) -> str:
    """Return the words as a string of bash, one a line."""
    return "$'" + "\\n".join(words) + "'"
