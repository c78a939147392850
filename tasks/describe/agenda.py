"""Agenda items: their numbers, one by one, wherever a document states them."""

import re
from collections.abc import Iterator

from tasks.describe.found import Found

NUMBER = r"\d{1,3}(?:\s?\([a-z]{1,4}\))?"
LIST = rf"{NUMBER}(?:(?:,|\sand|,\sand|\sto)\s?(?:{NUMBER}|\([a-z]{{1,4}}\)))*"
AGENDA = re.compile(
    rf"(?:Provisional\s)?(?:Agenda\s)?items?\s(?P<items>{LIST})(?:\sof\sthe\s[\w\s-]{{4,60}})?\W*",
    re.IGNORECASE,
)
REQUEST = re.compile(rf"\bunder\s(?:agenda\s)?items?\s(?P<items>{LIST})", re.IGNORECASE)
ITEM = re.compile(r"(?P<number>\d{1,3})?(?:\s?\((?P<letter>[a-z]{1,4})\))?")


def items_of(found: re.Match[str], offset: int, by: str) -> Iterator[Found]:
    """Yield the items of a matched list; "72 (a) and (b)" are the items `72 (a)` and `72 (b)`."""
    number = ""
    for item in ITEM.finditer(found["items"]):
        if not item[0].strip():
            continue
        number = item["number"] or number
        value = f"{number} ({item['letter']})" if item["letter"] else number
        start = offset + found.start("items") + item.start()
        yield Found("agenda_item", value, start, start + len(item[0]), by)
