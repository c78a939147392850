"""Notes of a web page: raised marks and links to notes, and the elements that are these notes.

There is no element for footnotes in HTML (HTML Living Standard, section 4.16.4 advises links); what
generators write is a raised link to an element whose id says what it is: `fn1`, `_ftn1`, `cite_note-1`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter

from schemas.reading import Mark
from tasks.extract.html_blocks import Block
from tasks.extract.html_tree import Element, Text

NOTE_ID = re.compile(
    r"(?:_?(?:fn|ftn|edn)|foot-?notes?|end-?notes?|cite[-_]note|note)[a-z_:.-]{0,30}?(?P<label>\d{1,3})",
    re.IGNORECASE,
)
MARK = re.compile(r"\s*[\[(]?(?P<label>\d{1,3}|[*†‡]{1,3}|[a-z])[\])]?\s*")
WITHIN = ("li", "p", "div", "dd", "td", "aside")


def note_marks(
    source: str, elements: Sequence[Element], blocks: Sequence[Block], ranges: Sequence[tuple[int, int]]
) -> list[Mark]:
    """Return marks: `footnote` on blocks that are notes, `footnote_mark` where the text points to one.

    The value of a `footnote` is its label where its element says it and its text does not.
    """
    notes = [
        Mark(kind="footnote", raw_start=start, raw_end=end, value=label)
        for block, (start, end) in zip(blocks, ranges, strict=True)
        if (label := _note_label(block.owner))
    ]
    return notes + [
        Mark(kind="footnote_mark", raw_start=start, raw_end=end)
        for start, end in _pointers(source, elements, blocks, ranges)
        if not any(note.raw_start <= start < note.raw_end for note in notes)
    ]


def _note_label(owner: Element) -> str | None:
    for element in takewhile(lambda each: each.tag in (*WITHIN, "ol", "ul", "section"), owner.outward()):
        if element.tag in WITHIN and (found := NOTE_ID.fullmatch(element.attributes.get("id", ""))):
            return found["label"]
    return None


def _pointers(
    source: str, elements: Sequence[Element], blocks: Sequence[Block], ranges: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the raw text that are the words of a raised mark or of a link to a note."""
    atoms = []
    for block, (start, _) in zip(blocks, ranges, strict=True):
        place = start
        for atom in block.atoms:
            if atom.is_verbatim:
                atoms.append((atom.start, atom.end, place))
            place += len(atom.text)
    for element in elements:
        if not _points(element):
            continue
        run = _only_text(element)
        found = MARK.fullmatch(source[run.start : run.end]) if run else None
        index = bisect_right(atoms, run.start, key=itemgetter(0)) - 1 if run else -1
        if run and found and index >= 0 and run.end <= atoms[index][1]:
            offset = atoms[index][2] - atoms[index][0]
            yield run.start + offset, run.end + offset


def _points(element: Element) -> bool:
    if element.tag == "sup":
        return True
    target = element.attributes.get("href", "").rpartition("#")
    is_raised = element.parent is not None and element.parent.tag == "sup"
    return element.tag == "a" and not is_raised and bool(target[1] and NOTE_ID.fullmatch(target[2]))


def _only_text(element: Element) -> Text | None:
    """Return the one run of text in an element that holds nothing else, however deep."""
    node: Element | Text = element
    while isinstance(node, Element):
        if len(node.children) != 1:
            return None
        node = node.children[0]
    return node
