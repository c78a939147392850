import os
import pty
import subprocess

import pytest

from flows.cli.arguments import command_parser
from flows.cli.completion import bash_script, known_verbs, zsh_script

VERBS = list(known_verbs(command_parser()))


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    path = tmp_path_factory.mktemp("completion") / "chancery.bash"
    path.write_text("\n".join(bash_script(VERBS)), encoding="utf-8")
    return path


def completed(script, *words):
    """What bash offers behind these words; `chancery` itself answers `asked-for` when it is asked."""
    typed = " ".join(f"'{word}'" for word in words)
    line = f"COMP_WORDS=(chancery {typed}); COMP_CWORD={len(words)}; COMP_LINE='chancery {' '.join(words)}'"
    program = (
        f"chancery() {{ printf 'head\\nasked-for\\n'; }}; source {script}; {line}; "
        f'COMP_POINT=${{#COMP_LINE}}; _chancery chancery "{words[-1]}" ""; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


def test_every_verb_of_the_command_is_known():
    assert {"ingest", "audit", "query", "verify"} <= {verb.name for verb in VERBS}
    assert all(verb.meaning for verb in VERBS)


def test_bash_completes_verbs(script):
    assert completed(script, "qu") == ["quarantine", "query"]


def test_bash_completes_the_options_of_the_verb(script):
    assert "--bundle" in completed(script, "audit", "--b")
    assert completed(script, "documents", "--b") == []


def test_bash_completes_choices(script):
    assert completed(script, "quarantine", "re") == ["retry"]


def test_bash_asks_for_documents_and_for_named_queries(script):
    assert completed(script, "show", "asked") == ["asked-for"]
    assert "asked-for" in completed(script, "query", "")


STAND_IN = """
chancery() {
    if [[ $2 == --list ]]; then printf '@%s  meaning\\n' newest "${CHANCERY_ARCHIVE:-named}"
    else echo "was asked <$*>"; fi
}
PS1='$ '
"""
"""Lists two queries, one of them called as the archive is; else tells what it was asked."""


def typed_at_a_terminal(script, line):
    """What an interactive bash makes of a line with tabs in it: what the command was asked."""
    start = script.with_name("bashrc")
    start.write_text(f"source {script}{STAND_IN}", encoding="utf-8")
    shell, terminal = pty.fork()
    if shell == 0:
        os.execvpe("bash", ["bash", "--rcfile", start, "-i"], {**os.environ, "TERM": "dumb"})
    seen = ""
    for sent, awaited in (("", "$ "), (f"{line}\n", ">\r\n"), ("exit\n", "")):
        os.write(terminal, sent.encode())
        while awaited not in seen:
            seen += os.read(terminal, 4096).decode()
    os.close(terminal)
    os.waitpid(shell, 0)
    return seen.partition("was asked <")[2].partition(">")[0]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("chancery query @na\t", "query @named"),
        ("chancery que\t@n\tew\t --format csv", "query @newest --format csv"),
        ("chancery query --archive=mine @mi\t", "query --archive=mine @mine"),
    ],
)
def test_names_of_queries_are_completed_at_a_terminal(script, line, asked):
    assert typed_at_a_terminal(script, line) == asked


def test_zsh_is_given_each_verb_with_its_meaning():
    lines = list(zsh_script(VERBS))
    assert lines[0] == "#compdef chancery"
    assert all(any(f"{verb.name}:" in line for line in lines) for verb in VERBS)
