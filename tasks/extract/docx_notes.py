"""The footnotes and endnotes of a Word document: how they are marked, and in which order they are due."""

from dataclasses import dataclass, field
from typing import Literal

from tasks.extract.docx_styles import value_of
from tasks.extract.number_formats import formatted, raised
from tasks.extract.xml_tree import Element

NoteKind = Literal["footnote", "endnote"]


@dataclass(slots=True)
class Notes:
    """The notes referred to so far, each with its mark, empty where the text writes one of its own."""

    formats: dict[NoteKind, str]
    cited: dict[tuple[NoteKind, str], str] = field(default_factory=dict)
    _counts: dict[NoteKind, int] = field(default_factory=lambda: {"footnote": 0, "endnote": 0})

    def cite(self, kind: NoteKind, note_id: str, has_own_mark: bool) -> str:
        """The mark of a note, which is counted when it is first referred to."""
        key = (kind, note_id)
        if key not in self.cited:
            self._counts[kind] += not has_own_mark
            number = formatted(self._counts[kind], self.formats[kind])
            self.cited[key] = "" if has_own_mark else raised(number)
        return self.cited[key]


def note_formats(settings: Element | None) -> dict[NoteKind, str]:
    """The number formats of both kinds of notes (ECMA-376-1, 17.11.17 and 17.11.18)."""
    foot = value_of(settings.find("w:footnotePr", "w:numFmt")) if settings else None
    end = value_of(settings.find("w:endnotePr", "w:numFmt")) if settings else None
    return {"footnote": foot or "decimal", "endnote": end or "lowerRoman"}


def notes_by_id(root: Element | None) -> dict[str, Element]:
    """The notes of a part by their id, without the lines that separate notes from the text."""
    return {
        note.attributes.get("w:id", ""): note
        for note in (root.elements() if root else ())
        if note.tag in ("w:footnote", "w:endnote") and note.attributes.get("w:type", "normal") == "normal"
    }
