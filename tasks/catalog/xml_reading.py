"""XML from strangers, read without a tree and without anything that it might declare.

Entities of its own are refused (a few lines of them can stand for gigabytes), external ones are never
fetched, and how deep and how long it is has bounds.
"""

from collections.abc import Callable
from xml.parsers import expat

from schemas.errors import RejectedInput

MOST_DEPTH = 100
MOST_TEXT = 100_000
"""Characters of one element that are kept: of an address, a small part of that."""

Element = Callable[[list[str], list[dict[str, str]], str], None]
"""Takes the names of the elements it stands in, its own last; the attributes of each; its own text."""


def read_elements(content: bytes, visit: Element) -> None:
    """Call `visit` for every element as it ends; names are `namespace name`, or the name alone.

    Raises `RejectedInput` with code `bad_listing`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    path: list[str] = []
    attributes: list[dict[str, str]] = []
    texts: list[str] = []

    def start(name: str, found: dict[str, str]) -> None:
        if len(path) >= MOST_DEPTH:
            raise RejectedInput("bad_listing", f"its XML is nested more than {MOST_DEPTH} deep")
        path.append(name)
        attributes.append(found)
        texts.append("")

    def end(name: str) -> None:
        visit(path, attributes, texts.pop().strip())
        path.pop()
        attributes.pop()

    def text(words: str) -> None:
        if texts and len(texts[-1]) < MOST_TEXT:
            texts[-1] += words

    def refuse(*declared: object) -> None:
        raise RejectedInput("bad_listing", "its XML declares entities, which are not taken from strangers")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as cause:
        message = f"its XML cannot be read: {expat.errors.messages[cause.code]}, line {cause.lineno}"
        raise RejectedInput("bad_listing", message) from cause
    except (LookupError, ValueError) as cause:
        raise RejectedInput("bad_listing", f"its XML cannot be read: {cause}") from cause
