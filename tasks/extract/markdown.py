"""What Markdown signs say about the blocks of a text: which of them are headings."""

import re

from schemas.reading import Mark

HASH_HEADING = re.compile(r"^#{1,6}[ \t]+\S.*$", re.MULTILINE)
BOLD_BLOCK = re.compile(r"(?:\A|(?<=\n\n))[ \t]*\*\*(?=\S)(?:(?!\*\*|\n\n)[\s\S])+\*\*[ \t]*(?=\n\n|\n?\Z)")


def markdown_marks(raw_text: str) -> list[Mark]:
    """Return a mark for each heading: a line that begins with #, a block that is all bold."""
    return [
        Mark(kind="heading", raw_start=found.start(), raw_end=found.end())
        for pattern in (HASH_HEADING, BOLD_BLOCK)
        for found in pattern.finditer(raw_text)
    ]
