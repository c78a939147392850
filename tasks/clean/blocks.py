"""The blocks of a text (what stands between blank lines) and what can be seen of each."""

import re
from dataclasses import dataclass

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED_DIGITS = str.maketrans("0123456789", SUPERSCRIPTS)
# Lines are taken whole: one alternative per character would cost a hundred bytes for each.
BLOCK = re.compile(r"\S[^\n]*(?:\n(?![ \t]*[\n\f])[^\n]*)*")
LIST_ITEM = re.compile(r"(?:[-•–▪*] |\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)] )")
FOOTNOTE = re.compile(rf"(?P<mark>[{SUPERSCRIPTS}]{{1,3}}|\*{{1,3}}|[†‡]|\[\^?\w{{1,6}}\]):?[ \t]*(?=\S)")
TABLE_LINE = re.compile(r"[|].*[|]$|.*\S(?:[ ]{3,}|\t+)\S")
ENDING = ".!?:;…。！？：；．؟۔।։።"
"""What ends a sentence, or announces what follows: also in East Asian, Arabic, Indian and other writing."""
CLOSING = "”“\"'’»)]」』》）"
SENTENCE_END = re.compile(rf"[{ENDING}][{re.escape(CLOSING)}]*(?:[{SUPERSCRIPTS}*†‡]|\[\^?\w{{1,6}}\])*$")
UNSTOPPED_END = re.compile(rf"[\u0e00-\u0eff][{re.escape(CLOSING)}]*$")
"""Thai and Lao end a sentence with a blank, or nothing: there a long block is taken for one."""
LONGEST_UNSTOPPED_TITLE = 80
NOTE_MARK_END = re.compile(rf"[^\s][{SUPERSCRIPTS}†‡*]{{1,3}}$")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: where it stands in the text, and the text itself."""

    start: int
    end: int
    text: str

    @property
    def ends_sentence(self) -> bool:
        is_unstopped = len(self.text) > LONGEST_UNSTOPPED_TITLE and UNSTOPPED_END.search(self.text)
        return bool(is_unstopped or SENTENCE_END.search(self.text))

    @property
    def ends_with_note_mark(self) -> bool:
        return bool(NOTE_MARK_END.search(self.text))

    @property
    def starts_list_item(self) -> bool:
        return bool(LIST_ITEM.match(self.text))

    @property
    def is_table(self) -> bool:
        """Whether its lines, two or more, are set in columns: by wide gaps, tabs or bars."""
        lines = self.text.split("\n")
        return len(lines) > 1 and all(TABLE_LINE.match(line.strip()) for line in lines)

    @property
    def starts_lower(self) -> bool:
        return self.text[:1].islower()

    @property
    def is_capitals(self) -> bool:
        return self.text.isupper()


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a text in order; a form feed ends a block as a blank line does."""
    blocks = []
    for page in re.finditer(r"[^\f]+", text):
        for found in BLOCK.finditer(page[0]):
            body = found[0].rstrip()
            start = page.start() + found.start()
            blocks.append(Block(start, start + len(body), body))
    return blocks
