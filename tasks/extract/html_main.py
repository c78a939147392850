"""Where the main text of a page stands: the elements that hold it, and those within that do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.extract.html_blocks import Block
from tasks.extract.html_furniture import is_furniture, name_words
from tasks.extract.html_prose import prose_by_element
from tasks.extract.html_tree import Element

# A child that holds so much of an element's prose stands for it; less is enough if it says that it
# is the body.
_SHARE, _BODY_SHARE = 0.75, 0.4
# An article around the page's only h1 is the article even if teasers around it hold far more text.
_HEADED_SHARE = 0.1
# An element with this share of its prose in paragraphs of its own is a text, not a wrapper.
_OWN_SHARE = 0.1
# Bodies are parts of one text when they share this part of the words of their names.
_ALIKE = 0.5

_BODY_ROLES = frozenset({"main", "article"})
_BODY_NAME = re.compile(
    r"(?:article|story|entry|post|news|press|release|page|main|field|node|content)[-_]*"
    r"(?:body|content|text|copy)|\bbody(?:text|copy|content)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MainText:
    """The elements that hold the main text, in document order, and the furniture of the page."""

    roots: list[Element]
    furniture: set[Element]


def find_main_text(elements: Sequence[Element], blocks: Sequence[Block]) -> MainText:
    """The main text of a page, given its elements and all its visible blocks.

    From the top, the way leads to the child that holds nearly all prose, or to one that says it is
    the body and holds a good part; where it ends, the main text begins. Siblings of the same kind
    belong to it. Without any prose the whole page is the main text.
    """
    everything = prose_by_element(elements, blocks)
    furniture = _find_furniture(elements, everything)
    prose = prose_by_element(elements, [block for block in blocks if block.owner not in furniture])
    node = _headed_article(elements, prose) or elements[0]
    while child := _main_child(node, prose):
        parts = [other for other in node.elements() if prose[other.number] and _is_alike(other, child)]
        if len(parts) > 1:
            return MainText(parts, furniture)
        node = child
    return MainText([node], furniture)


def _find_furniture(elements: Sequence[Element], prose: list[float]) -> set[Element]:
    """The elements that are furniture or within furniture."""
    found: set[Element] = set()
    for element in elements:
        if element.parent in found or is_furniture(element, prose[element.number], prose[0]):
            found.add(element)
    return found


def _headed_article(elements: Sequence[Element], prose: list[float]) -> Element | None:
    """The article around the only h1, where a page has several articles."""
    headings = [element for element in elements if element.tag == "h1"]
    articles = [element for element in elements if element.tag == "article" and prose[element.number]]
    if len(headings) != 1 or len(articles) < 2:
        return None
    around = next((element for element in headings[0].outward() if element.tag == "article"), None)
    return around if around is not None and prose[around.number] > _HEADED_SHARE * prose[0] else None


def _main_child(node: Element, prose: list[float]) -> Element | None:
    """The child to go on with; None where its siblings have paragraphs that would be lost."""
    children = list(node.elements())
    if not children or not prose[node.number] or _has_own_paragraphs(node, prose):
        return None
    best = max(children, key=lambda child: prose[child.number])
    if prose[best.number] >= _SHARE * prose[node.number]:
        return best
    bodies = [child for child in children if prose[child.number] >= _BODY_SHARE * prose[node.number]]
    return next((child for child in bodies if is_body(child)), None)


def _has_own_paragraphs(node: Element, prose: list[float]) -> bool:
    own = sum(prose[child.number] for child in node.elements() if child.tag == "p")
    return own > _OWN_SHARE * prose[node.number]


def is_body(element: Element) -> bool:
    """Whether tag, role, microdata, class or id say that the element is the body of a text."""
    attributes = element.attributes
    if element.tag in ("article", "main") or attributes.get("role", "") in _BODY_ROLES:
        return True
    if "articleBody" in attributes.get("itemprop", ""):
        return True
    return bool(_BODY_NAME.search(attributes.get("class", "") + " " + attributes.get("id", "")))


def _is_alike(element: Element, other: Element) -> bool:
    """Whether both are parts of one body: the same element, or bodies of the same tag and name."""
    if element is other:
        return True
    words, others = name_words(element), name_words(other)
    return is_body(element) and len(words & others) > _ALIKE * len(words | others)
