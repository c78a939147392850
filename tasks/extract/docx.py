"""A Word document (ECMA-376, WordprocessingML) into a reading: its text as Word shows it, changes accepted.

The way: `docx_package` → `docx_styles`, `docx_numbering` → `docx_flow` (`docx_runs`, `docx_tables`) →
`part_text`; headers, body, footers, then the notes in the order of their marks.
"""

from collections.abc import Iterator

from schemas.errors import RejectedInput
from schemas.reading import Hints, MarkKind, Reading
from tasks.extract.claims import claims_of
from tasks.extract.docx_flow import Flow
from tasks.extract.docx_notes import Notes, note_formats, notes_by_id
from tasks.extract.docx_numbering import Numbering
from tasks.extract.docx_package import Package
from tasks.extract.docx_properties import properties_of
from tasks.extract.docx_review import Review, comments_in
from tasks.extract.docx_runs import Shared
from tasks.extract.docx_styles import Styles, switch_of
from tasks.extract.part_blocks import Block
from tasks.extract.part_text import PartText
from tasks.extract.xml_tree import Element

EXTRACTOR = "docx/1"


def read_docx(content: bytes) -> Reading:
    """The reading of a Word document; spans name the member and count its bytes when unpacked.

    Raises RejectedInput: `malformed_docx`, `too_large`, `password_required`, `no_text`.
    """
    package = Package(content)
    document = _Document(package)
    blocks = list(document.blocks())
    if not blocks:
        raise RejectedInput("no_text", "the Word document holds no text: if it is a scan, save it as PDF")
    stated = properties_of(package)
    raw = PartText(_has_pages(document.body, blocks, {(s, n): v for s, n, v in stated}))
    for block in blocks:
        raw.add_block(block)
    stated += document.shared.review.stated()
    for member in document.members("comments"):
        stated += comments_in(package, member)
    claims = claims_of(stated)
    said = {claim.aspect: claim.value for claim in reversed(claims) if claim.source == "docx_core"}
    return Reading(
        raw_text=raw.text,
        pages=raw.pages(),
        words=[],
        raw_spans=raw.spans,
        marks=sorted(raw.marks, key=lambda mark: (mark.raw_start, -mark.raw_end, mark.kind)),
        hints=Hints(title=said.get("title")),
        claims=claims,
        extractor=EXTRACTOR,
    )


class _Document:
    """The parts of a document by their relations to the main one."""

    def __init__(self, package: Package) -> None:
        self._package = package
        mains = [member for _, kind, member in package.related("") if kind == "officeDocument"]
        main = mains[0] if mains else package.member("word/document.xml")
        body = package.xml(main) if main else None
        if main is None or body is None:
            raise RejectedInput(
                "malformed_docx", "The Word document has no main part; save or fetch it again"
            )
        self.main, self.body = main, body
        self._related = list(package.related(main))
        self._settings = self._first("settings")
        styles = Styles(self._first("styles"))
        numbering = Numbering(self._first("numbering"), styles)
        self.shared = Shared(styles, numbering, Notes(note_formats(self._settings)), Review())

    def members(self, kind: str) -> list[str]:
        return [member for _, each, member in self._related if each == kind]

    def blocks(self) -> Iterator[Block]:
        """Headers, body, footers and notes."""
        headers, footers = self._furniture("header"), self._furniture("footer")
        yield from headers
        yield from Flow(self.main, self.body, self.shared).blocks
        yield from footers
        yield from self._notes()

    def _first(self, kind: str) -> Element | None:
        members = self.members(kind)
        return self._package.xml(members[0]) if members else None

    def _furniture(self, kind: MarkKind) -> list[Block]:
        """The blocks of the headers or footers that pages show, the same words once."""
        parts = {relation: member for relation, _, member in self._related}
        shown: dict[str, Block] = {}
        read: set[str] = set()
        for relation in self._references(kind):
            member = parts.get(relation, "")
            root = self._package.xml(member) if member and member not in read else None
            read.add(member)
            for block in Flow(member, root, self.shared, [kind]).blocks if root else ():
                shown.setdefault(block.text, block)
        return list(shown.values())

    def _references(self, kind: MarkKind) -> Iterator[str]:
        """The relations to headers or footers in use, section by section."""
        has_even = bool(switch_of(self._settings, "w:evenAndOddHeaders"))
        waiting = [self.body]
        while waiting:
            item = waiting.pop()
            if item.tag == "w:sectPr":
                used = {"default": True, "even": has_even, "first": bool(switch_of(item, "w:titlePg"))}
                for reference in item.elements():
                    if reference.tag == f"w:{kind}Reference":
                        attributes = reference.attributes
                        if used.get(attributes.get("w:type", "default"), False):
                            yield attributes.get("r:id", "")
            else:
                waiting.extend(reversed(list(item.elements())))

    def _notes(self) -> Iterator[Block]:
        held = {}
        for kind in ("footnote", "endnote"):
            for member in self.members(f"{kind}s"):
                root = self._package.xml(member)
                held.update({(kind, key): (member, note) for key, note in notes_by_id(root).items()})
        for key, mark in list(self.shared.notes.cited.items()):
            if key in held:
                member, note = held[key]
                yield from Flow(member, note, self.shared, ["footnote"], mark).blocks


def _has_pages(body: Element, blocks: list[Block], stated: dict[tuple[str, str], str]) -> bool:
    """Whether the breaks found part the text into the pages it has.

    Word notes where pages began when it last laid the text out. Without such notes the breaks that the
    text orders are all there are: enough if they give as many pages as the file says it has.
    """
    waiting = [body]
    while waiting:
        item = waiting.pop()
        if item.tag == "w:lastRenderedPageBreak":
            return True
        waiting.extend(item.elements())
    ordered = sum(len(block.breaks) for block in blocks)
    return stated.get(("docx_app", "Pages")) == str(ordered + 1)
