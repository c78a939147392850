"""Notes joined to the marks that point to them.

Marks and notes are read in the order of the text. Notes that stand together (at the foot of a page, at
the end of a chapter or of the document) are a group, and a note belongs to the last mark before its group
that has its label and has no note yet; so numbers may begin anew on every page or in every annex. Where
a group has a label several times, as notes of several parts at the end of a document do, its last marks
before the group are taken in order.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from schemas.document import Finding
from schemas.footnote import Footnote
from schemas.text import Passage
from tasks.clean.blocks import SENTENCE_END
from tasks.clean.draft import Draft
from tasks.structure.note_marks import NEXT_NOTE, NOTE_MARK, Mark, label_of, marks_in

MARKED_ROLES = ("masthead", "heading", "paragraph", "list_item", "quotation", "table", "signature")
MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its passage, its mark, and its words from `start` to `end`."""

    passage_number: int
    mark: str
    start: int
    end: int
    group: int
    """Where the first note of its group begins."""

    @property
    def label(self) -> str:
        return label_of(self.mark)


def footnotes_of(draft: Draft, passages: list[Passage]) -> tuple[list[Footnote], list[Finding]]:
    """Return the notes in order of the text, joined to their marks, and what is left on either side."""
    notes, findings = _notes(passages, _labels(draft))
    places = [passage for passage in passages if passage.role in MARKED_ROLES]
    marks = [mark for mark in marks_in(draft) if _passage_at(places, mark.start)]
    joined = _joined(notes, marks)
    rows: list[Footnote] = []
    for note, mark in joined:
        passage = _passage_at(places, mark.start) if mark else None
        rows.append(
            Footnote(
                footnote_number=len(rows) + 1,
                marker=note.mark,
                text_start=mark.start if mark else None,
                text_end=mark.end if mark else None,
                passage_number=passage.passage_number if passage else None,
                note_passage_number=note.passage_number,
                note_start=note.start,
                note_end=note.end,
                note=draft.text[note.start : note.end],
            )
        )
    findings += [_unmarked(row) for row in rows if row.text_start is None]
    findings += _without_note(marks, joined)
    return rows, findings[:MOST_FINDINGS]


def _labels(draft: Draft) -> dict[int, str]:
    """Return the labels that the layout gives notes without one of their own, by where they begin."""
    return {mark.raw_start: mark.value for mark in draft.marks_of("footnote") if mark.value}


def _notes(passages: list[Passage], labels: dict[int, str]) -> tuple[list[Note], list[Finding]]:
    """Return the notes among the passages; one without a mark goes on the one before, or is a finding."""
    notes: list[Note] = []
    findings: list[Finding] = []
    previous: Passage | None = None
    for passage in passages:
        if passage.role == "footnote":
            found = NOTE_MARK.match(passage.text)
            is_next = previous is not None and previous.role == "footnote" and bool(notes)
            given = labels.get(passage.text_start)
            if given and not found:
                group = notes[-1].group if is_next else passage.text_start
                notes.append(Note(passage.passage_number, given, passage.text_start, passage.text_end, group))
            elif found and found.end() < len(passage.text):
                notes += _notes_in(passage, notes[-1].group if is_next else passage.text_start)
            elif is_next and previous and not SENTENCE_END.search(previous.text):
                notes[-1] = replace(notes[-1], end=passage.text_end)
            else:
                findings.append(_markless(passage))
        previous = passage
    return notes, findings


def _notes_in(passage: Passage, group: int) -> Iterator[Note]:
    """Yield the notes of one passage: several where a block holds them one below the other."""
    cuts = [0, *(cut.start() for cut in NEXT_NOTE.finditer(passage.text)), len(passage.text)]
    for start, end in pairwise(cuts):
        found = NOTE_MARK.match(passage.text, start)
        last = start + len(passage.text[start:end].rstrip())
        if found and found.end() < last:
            place = passage.text_start
            mark = found["mark"].rstrip(":")
            yield Note(passage.passage_number, mark, place + found.end(), place + last, group)


def _joined(notes: list[Note], marks: list[Mark]) -> list[tuple[Note, Mark | None]]:
    """Return each note with its mark; a note whose label no other note has, with all marks of that label."""
    waiting: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        waiting[mark.label].append(mark)
    of_label = Counter(note.label for note in notes)
    of_group = Counter((note.group, note.label) for note in notes)
    taken: dict[Note, list[Mark]] = {}
    for note in notes:
        ahead = waiting[note.label]
        before = bisect_right(ahead, note.group, key=attrgetter("start"))
        left = of_group[note.group, note.label]
        of_group[note.group, note.label] -= 1
        place = max(before - left, 0)
        if before:
            taken[note] = [ahead.pop(place)]
        if of_label[note.label] == 1:
            taken[note] = [*taken.get(note, []), *ahead]
            ahead.clear()
    return [(note, mark) for note in notes for mark in _in_order(taken.get(note, []))]


def _in_order(marks: list[Mark]) -> list[Mark | None]:
    return [*sorted(marks, key=attrgetter("start"))] or [None]


def _passage_at(passages: list[Passage], place: int) -> Passage | None:
    """Return the passage that holds a place in the text; the passages are in order."""
    index = bisect_right(passages, place, key=attrgetter("text_start")) - 1
    if index < 0 or place >= passages[index].text_end:
        return None
    return passages[index]


def _markless(passage: Passage) -> Finding:
    return Finding(
        rule="footnote_without_marker",
        severity="warning",
        value=passage.text[:60],
        text_start=passage.text_start,
        text_end=passage.text_end,
        message="a note begins without a mark, so it is not known to what it belongs",
    )


def _unmarked(row: Footnote) -> Finding:
    return Finding(
        rule="footnote_without_marker",
        severity="warning",
        value=row.marker,
        text_start=row.note_start,
        text_end=row.note_end,
        message=f"no mark {row.marker} was found in the running text for this note",
    )


def _without_note(marks: list[Mark], joined: list[tuple[Note, Mark | None]]) -> list[Finding]:
    """Return the marks that are left: a raised number always, another mark where its kind leads to notes."""
    used = {mark.start for _, mark in joined if mark}
    kinds = {_kind(note.label) for note, mark in joined if mark}
    return [
        Finding(
            rule="marker_without_footnote",
            severity="warning",
            value=mark.label,
            text_start=mark.start,
            text_end=mark.end,
            message=f"a mark points to note {mark.label}, and no such note was found",
        )
        for mark in marks
        if mark.start not in used
        and (mark.is_sure or (_kind(mark.label) in kinds and not mark.label.isdigit()))
    ]


def _kind(label: str) -> str:
    return "number" if label.isdigit() else "letter" if label.isalpha() else "sign"
