"""`show --statements` and `show --footnotes`: who says what in a document, and its notes."""

from collections.abc import Iterator

from flows.cli.printing.colour import paint
from flows.cli.printing.labelled import labelled
from flows.cli.printing.naming import short
from flows.cli.printing.output import as_text, print_lines
from flows.cli.printing.terminal import terminal_width, visible, wrapped
from flows.cli.reading import Record

WORDS_BESIDE = 40


def print_statements(statements: list[Record]) -> None:
    """Print each statement: its speaker, where and when it was said and found, and its words."""
    if not statements:
        print(paint("(no statement is attributed to anybody)", "dim"))
    for statement in statements:
        print_lines(_statement(statement))
        print()


def print_footnotes(notes: list[Record], text: str) -> None:
    """Print each note with the words at which its mark stands."""
    if not notes:
        print(paint("(no footnotes)", "dim"))
    for note in notes:
        start = note["text_start"]
        at = "(no mark)" if start is None else f"…{text[max(0, start - WORDS_BESIDE) : note['text_end']]}"
        print_lines(
            labelled([(f"{note['footnote_number']}", visible(" ".join(at.split()))), ("", note["note"])])
        )


def _statement(statement: Record) -> Iterator[str]:
    when = ", ".join(filter(None, [statement["place"], as_text(statement["stated_on"])]))
    yield paint(f"{statement['statement_number']}. {visible(statement['speaker'])}", "bold")
    about = [
        ("voice", statement["voice"]),
        ("title", statement["title"]),
        ("said", when),
        ("source", statement["source_note"]),
        ("also in", ", ".join(map(short, statement["also_in"]))),
    ]
    yield from labelled([(label, visible(value)) for label, value in about if value])
    for line in visible(statement["text"], lines=True).split("\n"):
        yield from wrapped(line, terminal_width(), breaks=True)
