"""One footnote or endnote, and the place in the running text to which it belongs."""

from schemas.base import Offset, Row


class Footnote(Row):
    """`marker` is the mark as the note bears it; the text range is where it stands in the running text.

    A note whose mark was found nowhere has no range. A mark that is set twice makes two rows. `note` is
    the note without its mark, at `note_start`.
    """

    footnote_number: int
    marker: str
    text_start: Offset | None
    text_end: Offset | None
    passage_number: int | None
    note_passage_number: int
    note_start: Offset
    note_end: Offset
    note: str
