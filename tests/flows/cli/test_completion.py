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
    program = (
        f"chancery() {{ printf 'head\\nasked-for\\n'; }}; source {script}; COMP_WORDS=(chancery {typed});"
        f' COMP_CWORD={len(words)}; _chancery; printf "%s\\n" "${{COMPREPLY[@]}}"'
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


def test_zsh_is_given_each_verb_with_its_meaning():
    lines = list(zsh_script(VERBS))
    assert lines[0] == "#compdef chancery"
    assert all(any(f"{verb.name}:" in line for line in lines) for verb in VERBS)
