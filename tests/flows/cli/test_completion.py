import os
import pty
import shlex
import subprocess

import pytest

from flows.cli.arguments import command_parser
from flows.cli.completion.bash import bash_script
from flows.cli.completion.known_verbs import DOCUMENTS, known_verbs
from flows.cli.completion.zsh import zsh_script

VERBS = known_verbs(command_parser())
LIMITS = {"limits.seconds=", "limits.seconds_per_megabyte=", "limits.seconds_per_scan="}


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    path = tmp_path_factory.mktemp("completion") / "chancery.bash"
    path.write_text("\n".join(bash_script(VERBS)), encoding="utf-8")
    return path


def completed(script, *words):
    """What bash offers behind these words; `chancery` itself answers `asked-for` when it is asked."""
    typed, last = shlex.join(words), shlex.quote(words[-1])
    line = shlex.quote(" ".join(["chancery", *words]))
    program = (
        f"chancery() {{ printf 'head\\nasked-for\\n'; }}; source {script}; COMP_LINE={line};"
        f" COMP_WORDS=(chancery {typed}); COMP_CWORD={len(words)}; COMP_POINT=${{#COMP_LINE}};"
        f' _chancery chancery {last} ""; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


def test_every_verb_of_the_command_is_known():
    assert {"ingest", "audit", "query", "verify"} <= {verb.name for verb in VERBS}
    assert all(verb.meaning for verb in VERBS if verb.name)


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


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["query", "--format", ""], {"table", "csv", "json", "parquet"}),
        (["export", "--format", "c"], {"csv"}),
        (["ingest", "--set", "limits.sec"], LIMITS),
        (["--set", "limits.sec"], LIMITS),
        (["query", "@who_said", "w"], {"words="}),
        (["query", "'FROM doc"], set()),
        (["query", "--output", "asked"], set()),
        (["completion", "z"], {"zsh"}),
    ],
)
def test_bash_completes_what_may_stand_after_a_word(script, words, offered):
    assert set(completed(script, *words)) == offered


STAND_IN = """
chancery() {
    if [[ $2 == --list ]]; then printf '@%s  meaning\\n' newest "${CHANCERY_ARCHIVE:-named}"
    elif [[ $2 == *document_sources* ]]; then printf '%s\\n' id 2961365abc 'note (1).pdf' notice.txt
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
        ("chancery query @who_said w\tx", "query @who_said words=x"),
        ("chancery export --format=pa\tout", "export --format=parquet out"),
        ("chancery settings --set limits.ou\t", "settings --set limits.output_bytes="),
        ("chancery show note\t", "show note (1).pdf"),
        ("chancery show note\\ \t", "show note (1).pdf"),
        ("chancery show 29\t", "show 2961365abc"),
    ],
)
def test_names_of_queries_are_completed_at_a_terminal(script, line, asked):
    assert typed_at_a_terminal(script, line) == asked


def test_zsh_is_given_each_verb_with_its_meaning():
    lines = list(zsh_script(VERBS))
    assert lines[0] == "#compdef chancery"
    assert all(any(f"{verb.name}:" in line for line in lines) for verb in VERBS if verb.name)


def test_zsh_is_given_what_may_stand_after_an_option():
    text = "\n".join(zsh_script(VERBS))
    assert ":value:(table csv json parquet)" in text and ":value:(parquet csv json)" in text
    assert "limits.output_bytes= " in text


def test_what_lists_documents_gives_ids_and_file_names(chancery, ids):
    statement = DOCUMENTS.partition('query "')[2].partition('" --format')[0].replace('\\"', '"')
    listed = chancery("query", statement, "--format", "csv").out.splitlines()
    assert ids["note"][:10] in listed and "note-verbale.txt" in listed
