"""The completion for zsh: a file `_chancery` on its `fpath`."""

from collections.abc import Iterator
from shlex import quote

from flows.cli.completion.known_verbs import Option, Verb, query_parameters

HEAD = (
    "#compdef chancery",
    "_chancery() {",
    "    local -a verbs found",
    "    local verb='' each",
)


def zsh_script(verbs: list[Verb]) -> Iterator[str]:
    """Yield the lines of the script."""
    yield from HEAD
    named = [verb for verb in verbs if verb.name]
    yield "    verbs=("
    for verb in named:
        yield f"        {quote(f'{verb.name}:{verb.meaning}')}"
    yield "    )"
    yield '    for each in "${(@)words[2,CURRENT-1]}"; do'
    yield f"        case $each in ({'|'.join(verb.name for verb in named)}) verb=$each; break ;; esac"
    yield "    done"
    yield "    case $verb in"
    for verb in verbs:
        yield f"        ({verb.name or quote('')})"
        yield from _verb_lines(verb)
        yield "            ;;"
    yield "    esac"
    yield "}"
    yield '_chancery "$@"'


def _verb_lines(verb: Verb) -> Iterator[str]:
    specs = " ".join(quote(_spec(option)) for option in verb.options)
    if not verb.name:
        yield "            _describe verb verbs"
        yield f"            _arguments -S {specs} '*: :'"
        return
    if verb.name == "query":
        yield "            # A statement in quotes is completed by nothing."
        yield """            [[ $PREFIX$QIPREFIX == *[\\'\\"]* ]] && return"""
        for name, parameters in query_parameters().items():
            is_asked = f"(( $words[(Ie){name}] )) && [[ $PREFIX != -* ]]"
            offered = " ".join(f"{each}=" for each in parameters)
            yield f"            {is_asked} && compadd -S '' {offered} && return"
    if verb.asked:
        yield f'            found=("${{(@f)$({verb.asked})}}")'
        yield f"            _arguments {specs} '*: :{{compadd -a found}}'"
    elif verb.choices:
        yield f"            _arguments {specs} '*: :({' '.join(verb.choices)})'"
    else:
        yield f"            _arguments {specs} '*:file:_files'"


def _spec(option: Option) -> str:
    """Return an option as `_arguments` is told of it: what it means, and what comes after it."""
    if option.is_flag:
        return f"{option.name}[{_bracketed(option.meaning)}]"
    said = f"{option.name}=[{_bracketed(option.meaning)}]"
    if not option.words:
        return f"{said}:value:_files"
    if option.words[0].endswith("="):
        return f"*{said}:value:{{compadd -S '' {' '.join(option.words)}}}"
    return f"{said}:value:({' '.join(option.words)})"


def _bracketed(text: str) -> str:
    return text.replace("[", "(").replace("]", ")").replace(":", ",")
