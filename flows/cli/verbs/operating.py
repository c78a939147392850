"""Verbs about the machine, what runs on it and the command itself: serve, doctor, settings, completion."""

from typing import Any

from flows.cli.verbs.verb import add_set, add_verb


def add(verbs: Any) -> None:
    """Add the verbs of this group."""
    add_verb(
        verbs,
        "serve",
        "serve",
        "bring up what runs on a schedule: server, pages, the deployments of prefect.yaml, a worker",
        "  chancery serve\n  chancery serve --archive /data/archive\n\n"
        "Run it where a prefect.yaml is: in a checkout of chancery. With $PREFECT_API_URL\n"
        "set, that server gets the deployments, and a worker here.",
        has_json=False,
    )
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
        "completion.command",
        "print the script with which a shell completes verbs, options and documents",
        "  source <(chancery completion bash)\n  chancery completion zsh > ~/.zfunc/_chancery",
        has_json=False,
    )
    completion.add_argument("shell", choices=["bash", "zsh"], help="the shell that is to complete")
