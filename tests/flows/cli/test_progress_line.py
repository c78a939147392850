"""The line on a terminal that says how far a run is."""

import io
import sys
from contextlib import redirect_stderr

from flows.cli.ingest.progress_line import progress_line
from tasks.progress import listening, report

GONE = "\r\x1b[K"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_is_said_meanwhile_takes_the_place_of_the_line():
    with redirect_stderr(Terminal()) as terminal:
        with progress_line() as listener:
            listener("derive", 4, 4)
            print("chancery: kept as a.set-aside", file=sys.stderr)
            listener("land", 0, 1)
        print("done", file=sys.stderr)
    shown = [line.rpartition(GONE)[2] for line in terminal.getvalue().rstrip("\n").split("\n")]
    assert shown == ["chancery: kept as a.set-aside", "done"]


def test_the_line_is_never_wider_than_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    with redirect_stderr(Terminal()) as terminal, progress_line() as listener:
        listener("land", 1, 1)
    assert max(map(len, terminal.getvalue().split(GONE))) == 29


def test_the_end_of_the_last_part_and_that_of_the_stage_are_drawn_once():
    with redirect_stderr(Terminal()) as terminal, progress_line() as listener, listening(listener):
        for done in (0, 4, 4):
            report("derive", done, 4)
    assert terminal.getvalue().count("4 of 4") == 1


def test_where_nobody_watches_nothing_is_drawn():
    with redirect_stderr(io.StringIO()) as file, progress_line() as listener:
        listener("land", 1, 1)
    assert file.getvalue() == ""
