"""Verbs about the machine and the command itself: doctor, settings, completion."""

from typing import Any

from flows.cli.verbs.verb import add_set, add_verb


def add(verbs: Any) -> None:
    """Add the verbs of this group."""
    add_verb(
        verbs,
        "doctor",
        "doctor",
        "look whether this machine and archive are fit for a run, and say what to do where they are not",
        "  chancery doctor\n  chancery doctor --archive /data/archive --json",
    )
    settings = add_verb(
        verbs,
        "settings",
        "settings_command",
        "list the settings of a run, with their values here and where those come from",
        "  chancery settings\n  CHANCERY_WORKERS=4 chancery settings\n  chancery settings --json",
    )
    add_set(settings)
    completion = add_verb(
        verbs,
        "completion",
        "completion",
        "print the script with which a shell completes verbs, options and documents",
        "  source <(chancery completion bash)\n  chancery completion zsh > ~/.zfunc/_chancery",
        has_json=False,
    )
    completion.add_argument("shell", choices=["bash", "zsh"], help="the shell that is to complete")
