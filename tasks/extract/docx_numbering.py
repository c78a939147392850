"""The numbers and bullets that Word puts before paragraphs (ECMA-376-1, 17.9)."""

import re
from collections import defaultdict
from dataclasses import dataclass

from tasks.extract.docx_styles import Styles, is_on, number_of, value_of
from tasks.extract.docx_symbols import bullet
from tasks.extract.number_formats import formatted
from tasks.extract.xml_tree import Element

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Level:
    """How one level of a list counts and what it shows."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    font: str = ""
    style_id: str = ""
    restarts: bool = True
    is_legal: bool = False


class Numbering:
    """The lists of a document; asking for a paragraph's number counts it."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        held = list(root.elements()) if root else []
        self._abstract = {
            item.attributes.get("w:abstractNumId", ""): item for item in held if item.tag == "w:abstractNum"
        }
        self._lists = {item.attributes.get("w:numId", ""): item for item in held if item.tag == "w:num"}
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def next(self, number_id: str, level: int | None, style_id: str | None) -> str | None:
        """The text before the next paragraph of a list, such as `(a)`; None for a list that is not there."""
        levels = self._levels_of(number_id)
        if not levels:
            return None
        if level is None:
            level = next((n for n, each in levels.items() if each.style_id and each.style_id == style_id), 0)
        level = min(max(level, 0), LEVELS - 1)
        shown = levels.get(level)
        if shown is None:
            return None
        self._count(number_id, level, levels)
        if shown.format == "bullet":
            return bullet(shown.text, shown.font)
        return _PLACE.sub(lambda place: self._number(number_id, int(place[1]) - 1, shown, levels), shown.text)

    def _count(self, number_id: str, level: int, levels: dict[int, Level]) -> None:
        counts = self._counts[self._abstract_id(number_id)]
        override = self._start_override(number_id, level)
        if override is not None and (number_id, level) not in self._begun:
            counts[level] = override
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels[level].start
        self._begun.add((number_id, level))
        for deeper in [each for each in counts if each > level]:
            if deeper not in levels or levels[deeper].restarts:
                del counts[deeper]

    def _number(self, number_id: str, level: int, shown: Level, levels: dict[int, Level]) -> str:
        counted = levels.get(level, Level())
        number = self._counts[self._abstract_id(number_id)].get(level, counted.start)
        return formatted(number, "decimal" if shown.is_legal else counted.format)

    def _abstract_id(self, number_id: str) -> str:
        item = self._lists.get(number_id)
        return (value_of(item.find("w:abstractNumId")) if item else None) or ""

    def _start_override(self, number_id: str, level: int) -> int | None:
        for item in self._lists[number_id].elements():
            if item.tag == "w:lvlOverride" and item.attributes.get("w:ilvl") == str(level):
                return number_of(item.find("w:startOverride"))
        return None

    def _levels_of(self, number_id: str) -> dict[int, Level]:
        if number_id not in self._levels:
            self._levels[number_id] = self._read_levels(number_id)
        return self._levels[number_id]

    def _read_levels(self, number_id: str) -> dict[int, Level]:
        if number_id not in self._lists:
            return {}
        abstract = self._abstract.get(self._abstract_id(number_id))
        link = value_of(abstract.find("w:numStyleLink")) if abstract else None
        if link:
            linked = self._styles.of(link).number_id
            abstract = self._abstract.get(self._abstract_id(linked or "")) or abstract
        levels = _levels_in(abstract)
        for item in self._lists[number_id].elements():
            if item.tag == "w:lvlOverride":
                levels |= _levels_in(item)
        return levels


def _levels_in(parent: Element | None) -> dict[int, Level]:
    found = {}
    for item in parent.elements() if parent else ():
        place = item.attributes.get("w:ilvl", "")
        if item.tag != "w:lvl" or place not in tuple("012345678"):
            continue
        start = number_of(item.find("w:start"))
        legal = item.find("w:isLgl")
        fonts = item.find("w:rPr", "w:rFonts")
        found[int(place)] = Level(
            start=1 if start is None else start,
            format=value_of(item.find("w:numFmt")) or "decimal",
            text=value_of(item.find("w:lvlText")) or "",
            font=fonts.attributes.get("w:ascii", "") if fonts else "",
            style_id=value_of(item.find("w:pStyle")) or "",
            restarts=value_of(item.find("w:lvlRestart")) != "0",
            is_legal=legal is not None and is_on(legal.attributes.get("w:val", "1")),
        )
    return found
