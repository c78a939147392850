"""Agenda items: their numbers, one by one, wherever a document states them."""

import re
from collections.abc import Iterator

from tasks.describe.portrait import Found

LETTER = r"\(?[a-zа-д]{1,4}\)"
NUMBER = rf"\d{{1,3}}(?:\s?{LETTER})?"
LIST = rf"{NUMBER}(?:(?:,|,?\s(?:and|to|et|à|y|a|и))\s?(?:{NUMBER}|{LETTER}))*"
AGENDA = re.compile(
    rf"(?:Provisional\s)?(?:Agenda\s)?items?\s(?P<items>{LIST})(?:\sof\sthe\s[\w\s-]{{4,60}})?\W*",
    re.IGNORECASE,
)
FOREIGN_AGENDA = re.compile(
    rf"(?:points?|temas?|пункты?)\s(?P<items>{LIST})\s"
    r"(?:de\sl[’']ordre\sdu\sjour(?:\sprovisoire)?|del\sprograma(?:\sprovisional)?|(?:предварительной\s)?повестки\sдня)"
    r"\W*",
    re.IGNORECASE,
)
REQUEST = re.compile(rf"\bunder\s(?:agenda\s)?items?\s(?P<items>{LIST})", re.IGNORECASE)
ITEM = re.compile(r"(?P<number>\d{1,3})?(?:\s?\(?(?P<letter>[a-zа-д]{1,4})\))?")
LATIN = str.maketrans("аbсе", "abce")


def items_of(found: re.Match[str], offset: int, by: str) -> Iterator[Found]:
    """Yield the items of a matched list; "72 (a) and (b)" are the items `72 (a)` and `72 (b)`."""
    number = ""
    for item in ITEM.finditer(found["items"]):
        if not item[0].strip():
            continue
        number = item["number"] or number
        letter = item["letter"].translate(LATIN) if item["letter"] else ""
        value = f"{number} ({letter})" if letter else number
        start = offset + found.start("items") + item.start()
        yield Found("agenda_item", value, start, start + len(item[0]), by)
