"""What a Word document holds beside the text it shows: tracked changes, comments, hidden text.

Insertions are read as accepted and deletions as made; both, and the rest, are kept as claims.
"""

from dataclasses import dataclass, field

from tasks.extract.claims import Stated
from tasks.extract.docx_package import Package
from tasks.extract.xml_tree import Element

MOST_NOTES = 400
LONGEST_QUOTE = 300


@dataclass(slots=True)
class Review:
    """What reading has come across, in order; neighbours of one kind, author and time are one."""

    found: list[list[str]] = field(default_factory=list)

    def add(self, kind: str, element: Element, text: str) -> None:
        """Note a change by the author and at the time that its element names; without text it is none."""
        if not text.strip():
            return
        author = element.attributes.get("w:author", "")
        key = [kind, author, element.attributes.get("w:date", "")]
        if self.found and self.found[-1][:3] == key:
            if len(self.found[-1][3]) < LONGEST_QUOTE:
                self.found[-1][3] += text
        elif len(self.found) < MOST_NOTES:
            self.found.append([*key, text])

    def stated(self) -> list[Stated]:
        return [("docx_review", kind, _said(*rest)) for kind, *rest in self.found]


def comments_in(package: Package, member: str) -> list[Stated]:
    """The comments of a document, as claims."""
    root = package.xml(member)
    review = Review()
    for comment in root.elements() if root else ():
        if comment.tag == "w:comment":
            review.add("comment", comment, shown_text(comment, ("w:t",)))
    return review.stated()


def shown_text(element: Element, tags: tuple[str, ...]) -> str:
    """The text of these elements within another, a blank between paragraphs."""
    parts: list[str] = []
    waiting = [element]
    while waiting:
        item = waiting.pop()
        if item.tag in tags:
            parts.append(item.text())
        elif item.tag in ("w:p", "w:tab", "w:br"):
            parts.append(" ")
        waiting.extend(reversed(list(item.elements())))
    return "".join(parts)


def _said(author: str, date: str, text: str) -> str:
    words = " ".join(text.split())
    quoted = f"“{words[:LONGEST_QUOTE]}{'…' if len(words) > LONGEST_QUOTE else ''}”"
    return ", ".join(part for part in (author, date) if part) + (": " if author or date else "") + quoted
