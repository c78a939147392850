"""What a page says about itself to machines: meta elements and JSON-LD."""

import json
import re
from collections.abc import Sequence

from tasks.extract.html_tree import Element, Text

JsonObject = dict[str, object]

_MAX_OBJECTS = 1000
_ARTICLE_TYPE = re.compile(r"(?:Article|PressRelease|BlogPosting|Report|WebPage|Statement)$")


def meta_values(elements: Sequence[Element]) -> dict[str, str]:
    """The first non-empty content of each meta element, by the words of its property, name or itemprop."""
    values: dict[str, str] = {}
    for element in elements:
        content = " ".join(element.attributes.get("content", "").split())
        if element.tag != "meta" or not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for key in element.attributes.get(attribute, "").lower().split():
                values.setdefault(key, content)
    return values


def source_text(source: str, element: Element) -> str:
    """The source of the text directly within an element, such as a script or a title."""
    return "".join(source[run.start : run.end] for run in element.children if isinstance(run, Text))


def article_object(source: str, elements: Sequence[Element]) -> JsonObject:
    """The JSON-LD object that describes the page's text, or an empty one.

    Objects of an article's type with a date come first, then those without, then pages.
    """
    objects = [item for element in elements for item in _objects_of(source, element)]
    articles = [item for item in objects if any(_ARTICLE_TYPE.search(name) for name in type_names(item))]
    articles.sort(key=lambda item: (type_names(item) == ["WebPage"], "datePublished" not in item))
    return articles[0] if articles else {}


def type_names(item: JsonObject) -> list[str]:
    """The names in `@type`, without the address of their vocabulary."""
    declared = item.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def names_of(value: object) -> list[str]:
    """The names of a person or organization, or of several: strings or objects with a `name`."""
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    return [" ".join(name.split()) for name in names if isinstance(name, str) and name.strip()]


def _objects_of(source: str, element: Element) -> list[JsonObject]:
    if element.tag != "script" or "ld+json" not in element.attributes.get("type", "").lower():
        return []
    waiting: list[object] = [_parse(source_text(source, element))]
    found: list[JsonObject] = []
    while waiting and len(found) < _MAX_OBJECTS:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            found.append(item)
            waiting.append(item.get("@graph"))
    return found


def _parse(text: str) -> object:
    """The JSON in a script, or None; comments or a CDATA section around it are left out."""
    start = min((place for place in (text.find("{"), text.find("[{")) if place >= 0), default=-1)
    end = max(text.rfind("}"), text.rfind("}]") + 1)
    try:
        value: object = json.loads(text[start : end + 1], strict=False) if start >= 0 else None
    except (ValueError, RecursionError):
        return None
    return value
