"""All statements of a document: those under headings, turns in a meeting, lines and rows, then quotations."""

from bisect import bisect_right
from datetime import date
from operator import attrgetter

from schemas.document import Description
from schemas.footnote import Footnote
from schemas.statement import Statement
from schemas.text import Passage
from tasks.statements.compilations import compiled_statements
from tasks.statements.draft_statement import DraftStatement
from tasks.statements.entries import lines_of, rows_of
from tasks.statements.quoted_statements import quoted_statements
from tasks.statements.turns import turns_of

BEARS_A_STATEMENT = ("press_release", "statement")


def statements_of(
    text: str, passages: list[Passage], footnotes: list[Footnote], description: Description
) -> list[Statement]:
    """Return the statements in order, numbered from 1; words that belong to one are not taken for another's.

    Where a document is itself a statement, the words under its title were said on the day that it bears.
    """
    found = [*turns_of(passages), *rows_of(passages)]
    found += compiled_statements(_outside(passages, found))
    found += lines_of(_outside(passages, found))
    said_on = description.published_on or description.dated_on
    found += quoted_statements(_outside(passages, found), said_on)
    is_one = description.kind in BEARS_A_STATEMENT
    dated = description.dated_on if is_one else None
    ordered = sorted(found, key=attrgetter("start"))
    if is_one:
        _join_languages(ordered)
    return [
        _statement(number, each, text, passages, footnotes, dated)
        for number, each in enumerate(ordered, start=1)
    ]


def _join_languages(found: list[DraftStatement]) -> None:
    """Give what a release says under its title in further languages to the speaker of the first."""
    entitled = [each for each in found if each.attribution == "title"]
    for each in entitled[1:]:
        if each.language != entitled[0].language:
            each.speaker = entitled[0].speaker


def _outside(passages: list[Passage], found: list[DraftStatement]) -> list[Passage]:
    """Return the passages in which no words of a statement stand."""
    ranges = sorted(each for statement in found for each in statement.ranges)
    kept = []
    for passage in passages:
        index = bisect_right(ranges, (passage.text_end,)) - 1
        if index < 0 or ranges[index][1] <= passage.text_start:
            kept.append(passage)
    return kept


def _statement(
    number: int,
    found: DraftStatement,
    text: str,
    passages: list[Passage],
    footnotes: list[Footnote],
    dated: date | None,
) -> Statement:
    speaker = found.speaker
    index = bisect_right(passages, found.start, key=attrgetter("text_start")) - 1
    return Statement(
        statement_number=number,
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        speaker_key=speaker.key,
        speaker_acronym=speaker.acronym,
        key_basis=speaker.basis,
        voice=found.voice,
        title=found.title,
        place=found.place,
        stated_on=found.stated_on or (dated if found.attribution == "title" else None),
        source_note=_source_note(found, footnotes),
        attribution=found.attribution,
        language=found.language,
        passage_number=passages[max(index, 0)].passage_number,
        text_start=found.start,
        text_end=found.end,
        text="\n\n".join(text[start:end] for start, end in found.ranges),
    )


def _source_note(found: DraftStatement, footnotes: list[Footnote]) -> str | None:
    """Return the note that is marked in the headings of a statement, else at the end of its words."""
    heads = {head.passage_number for head in found.heads}
    for note in footnotes:
        if note.text_start is not None and found.title is not None and note.passage_number in heads:
            return note.note
    for note in footnotes:
        place = note.text_start
        if place is None:
            continue
        if note.passage_number in heads and found.attribution == "heading" and place < found.start:
            return note.note
        if found.end - 4 <= place <= found.end + 4:
            return note.note
    return None
