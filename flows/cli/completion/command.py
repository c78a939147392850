"""`chancery completion bash|zsh`: print the script that lets a shell complete what is typed.

It is made from the parser, so that it knows what the command knows. Documents and names of queries are
asked for while completing, of the archive that is named on the line (in bash), by `$CHANCERY_ARCHIVE`, or
else `./archive`.
"""

import argparse

from flows.cli.completion.bash import bash_script
from flows.cli.completion.known_verbs import known_verbs
from flows.cli.completion.zsh import zsh_script


def run(arguments: argparse.Namespace) -> int:
    """Print the script for a shell; returns the exit code."""
    from flows.cli.arguments import command_parser

    verbs = known_verbs(command_parser())
    print("\n".join(bash_script(verbs) if arguments.shell == "bash" else zsh_script(verbs)))
    return 0
