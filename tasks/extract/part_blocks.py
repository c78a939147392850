"""Blocks of text under construction: characters with the bytes of the part they stand for."""

from dataclasses import dataclass, field

from schemas.reading import MarkKind
from tasks.extract.xml_tree import Element, Text


@dataclass(slots=True)
class Atom:
    """Characters and the bytes of a member they stand for: one to one where `encoding` is not empty."""

    text: str
    part: str
    byte_start: int
    byte_end: int
    encoding: str = ""


@dataclass(slots=True)
class Block:
    """A paragraph or table. `marks` and `breaks` (where a page begins) are offsets in its text."""

    kinds: list[MarkKind] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)
    marks: list[tuple[MarkKind, int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    length: int = 0

    def add_text(self, run: Text, part: str) -> None:
        """Add characters as they stand."""
        self.add(Atom(run.text, part, run.byte_start, run.byte_end, run.encoding))

    def add_for(self, element: Element, text: str, part: str) -> None:
        """Add what an element as a whole stands for."""
        if text:
            self.add(Atom(text, part, element.byte_start, element.byte_end))

    def add_break(self) -> None:
        self.breaks.append(self.length)

    def add_all(self, other: "Block") -> None:
        """Add what another block holds."""
        self.marks += [(kind, start + self.length, end + self.length) for kind, start, end in other.marks]
        self.breaks += [place + self.length for place in other.breaks]
        for atom in other.atoms:
            self.add(atom)

    def add(self, atom: Atom) -> None:
        self.atoms.append(atom)
        self.length += len(atom.text)

    @property
    def text(self) -> str:
        return "".join(atom.text for atom in self.atoms)

    def trimmed(self) -> "Block | None":
        """The block without blanks at its ends, None if it has nothing else."""
        text = self.text
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        if start >= end:
            return None
        if (start, end) == (0, len(text)):
            return self
        kept = Block(kinds=self.kinds)
        position = 0
        for atom in self.atoms:
            first, last = max(start - position, 0), min(end - position, len(atom.text))
            if first < last:
                kept.add(_cut(atom, first, last))
            position += len(atom.text)
        kept.marks = [
            (kind, max(a - start, 0), min(b, end) - start)
            for kind, a, b in self.marks
            if a < end and b > start
        ]
        kept.breaks = [min(max(place - start, 0), end - start) for place in self.breaks]
        return kept


def _cut(atom: Atom, first: int, last: int) -> Atom:
    """A part of an atom; where it stands for its bytes as a whole, its part does, too."""
    if not atom.encoding or (first, last) == (0, len(atom.text)):
        return Atom(atom.text[first:last], atom.part, atom.byte_start, atom.byte_end, atom.encoding)
    start = atom.byte_start + len(atom.text[:first].encode(atom.encoding))
    end = start + len(atom.text[first:last].encode(atom.encoding))
    return Atom(atom.text[first:last], atom.part, start, end, atom.encoding)
