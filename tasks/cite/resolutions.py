"""Resolutions and decisions cited in words: "resolutions 822 (1993), 853 (1993) and 884 (1993)".

The forms are those of the UN Editorial Manual ("Resolutions and decisions"): a number with its year in
parentheses is the Security Council's; session and number are the General Assembly's or the Human Rights
Council's, year and number the Economic and Social Council's, a Roman session an old one's. A number alone
is the Security Council's where that is named: it numbers through.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from schemas.symbol import Symbol
from tasks.cite.organs import BY_NAME, Organ, organ_named, organ_of
from tasks.cite.symbol_grammar import FIRST_NUMBERED_SESSION

COUNCIL = Organ("S")
REACH = 160
"""How far before its word the organ of a resolution is looked for."""

WORD = re.compile(
    r"\b(?P<word>UNSCRs?|resolutions?|decisions?|résolutions?|décisions?|resoluci(?:ón|ones)|decisi(?:ón|ones)"
    r"|резолюци\w{1,3}|решени\w{1,3})\b(?:\s(?:No\.|Nos\.|№|nº)\s?)?\s?",
    re.IGNORECASE,
)
ITEM = re.compile(
    r"(?P<special>(?:ES|S)[-–‑]\d{1,2})/(?P<special_number>\d{1,4})"
    r"(?:\s?(?P<special_letter>[A-Z])(?![\w’'./]))?"
    r"|(?P<session>\d{1,4})/(?P<number>\d{1,4})(?:\s?(?P<letter>[A-Z])(?![\w’'./]))?"
    r"|(?P<bare>\d{1,4})(?:\s(?P<bare_letter>[A-Z]{1,2}))?"
    r"\s?\((?:(?P<year>(?:19|20)\d\d)|(?P<roman>(?:S-|ES-)?[IVXLC]{1,8}))\)"
    r"(?:\s?(?P<roman_letter>[A-Z])(?![\w’'./]))?"
    r"|(?P<alone>[1-9]\d{1,3})"
)
BETWEEN = re.compile(
    rf"(?:of\sthe\s|du\s|de\sla\s|de\sl[’']|del\s)?(?P<organ>{BY_NAME.pattern})"
    r"(?:\s(?:ООН|de\sl[’']ONU|de\slas\sNaciones\sUnidas|des\sNations\sUnies)|\sNos\.)?\s?"
)
YEAR_ALONE = re.compile(r"(?:19|20)\d\d\)")
ENDS = re.compile(r"(?![\w/]|[-–]\w|\.\d)")
DATED = re.compile(
    r"(?:\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=\d)\d(?=\s))?,?\s(?:of|du|de|от)\s"
    r"(?P<on>\d{1,2}(?:er|\.)?\s[^\W\d]{3,12}\.?\s(?:de\s)?\d{4})(?:\sгода)?"
)
NEXT = re.compile(
    r"(?:\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s?(?:,|;|\band\b|\bor\b|\bas\swell\sas\b|\bet\b|\by\b|\bи\b|\bto\b|\s)+\s?"
    r"(?:in\sparticular\s|the\sresolutions?\s)?"
)
FURTHER = re.compile(
    r"(?:(?!esolution|ecision|езолюци|ешени|esolucion|ésolution)[^.;:()]){0,160}?(?:,|\band|\bas\swell\sas)\s"
    r"(?=\d{1,4}/\d{1,4}(?:\s[A-Z])?\sof\s\d|\d{1,4}\s\((?:19|20)\d\d\)\sof\s\d)"
)
"""From one resolution to the next, over what is said of it: "53/199 of … on years, and 61/185 of …"."""


@dataclass(frozen=True, slots=True)
class ResolutionFound:
    """One resolution or decision, where it stands, and the date given with it as written."""

    symbol: Symbol | None
    start: int
    end: int
    dated: str | None


def find_resolutions(text: str, own_organ: Organ | None = None) -> list[ResolutionFound]:
    """Return the resolutions and decisions that a text cites by word and number, in order.

    `own_organ` is the organ whose document this is: "its resolution 16/18". The symbol is None where
    another organization's resolution is cited, told by its name or by a session before those that the
    Assembly has numbered since 1976: "decision 15/4" is one of a conference.
    """
    found: list[ResolutionFound] = []
    for word in WORD.finditer(text):
        if found and word.start() < found[-1].end:
            continue
        items = _numbers_of_one_form(list(_items(text, _begin(text, word.end()))))
        if items and items[0]["alone"] and _organ(text, word, items, None) != COUNCIL:
            continue
        if items:
            organ = _organ(text, word, items, own_organ)
            is_decision = word["word"].casefold().startswith(("d", "реш"))
            cited = [_found(text, item, organ, is_decision=is_decision) for item in items]
            is_of_other = organ is not None and not organ.body
            found += [
                each
                for each, item in zip(cited, items, strict=True)
                if each.symbol or is_of_other or (own_organ and item["session"])
            ]
    return found


def _begin(text: str, position: int) -> int:
    """Return where a list begins: behind its organ, if that is named between, and its parenthesis.

    "resolutions (822, 853)", "резолюции Совета Безопасности ООН 822, 853".
    """
    between = BETWEEN.match(text, position)
    position = between.end() if between else position
    is_list = text[position : position + 1] == "(" and not YEAR_ALONE.match(text, position + 1)
    return position + is_list


def _numbers_of_one_form(items: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return a list up to where numbers with a year or session end: one behind them may count anything."""
    with_year = next((place for place, item in enumerate(items) if not item["alone"]), len(items))
    return [*items[:with_year], *takewhile(lambda item: not item["alone"], items[with_year:])]


def _organ(text: str, word: re.Match[str], items: list[re.Match[str]], own: Organ | None) -> Organ | None:
    """Return whose resolutions a list names, from the words before, in and behind it."""
    if word["word"].upper().startswith("UNSCR"):
        return COUNCIL
    if between := BETWEEN.match(text, word.end()):
        return organ_named(between["organ"])
    before = text[max(0, word.start() - REACH) : word.start()]
    return organ_of(before, text[items[-1].end() : items[-1].end() + 90], own)


def _items(text: str, position: int) -> Iterator[re.Match[str]]:
    """Yield the members of a list of resolutions that begins here."""
    while (item := ITEM.match(text, position)) and ENDS.match(text, item.end()):
        yield item
        dated = DATED.match(text, item.end())
        end = dated.end() if dated else item.end()
        following = NEXT.match(text, end)
        position = following.end() if following else end
        if not ITEM.match(text, position):
            further = FURTHER.match(text, end) if dated else None
            if further is None:
                return
            position = further.end()


def _found(text: str, item: re.Match[str], organ: Organ | None, *, is_decision: bool) -> ResolutionFound:
    dated = DATED.match(text, item.end())
    symbol = _symbol(item, organ, "DEC" if is_decision else "RES")
    return ResolutionFound(symbol, item.start(), item.end(), dated["on"] if dated else None)


def _symbol(item: re.Match[str], organ: Organ | None, series: str) -> Symbol | None:
    """Return the symbol of a resolution of this organ, or of the one whose form of number it has."""
    if organ is not None and not organ.body:
        return None
    if item["special"]:
        session = item["special"].replace("–", "-").replace("‑", "-")
        number = item["special_number"] + (item["special_letter"] or "")
        return _made(organ.body if organ else "A", series, number, session=session)
    if item["year"]:
        if organ is not None and organ.body not in ("S", "A", "E"):
            return None
        if series == "DEC":
            return None
        return _made("S", series, item["bare"], year=int(item["year"]))
    if item["alone"]:
        text = f"S/RES/{item['alone']}"
        return Symbol(text=text, body="S", series="RES", number=item["alone"]) if series == "RES" else None
    if item["roman"]:
        letter = item["bare_letter"] or item["roman_letter"] or ""
        return _made(organ.body if organ else "A", series, item["bare"] + letter, session=item["roman"])
    return _numbered(item, organ, series)


def _numbered(item: re.Match[str], organ: Organ | None, series: str) -> Symbol | None:
    """Return the symbol of a resolution by session and number, or by year and number."""
    number = item["number"] + (item["letter"] or "")
    session = item["session"]
    if len(session) == 4:
        is_year = session[:2] in ("19", "20")
        body = organ.body if organ and organ.body not in ("A", "S", "A/HRC") else "E"
        return _made(body, series, number, year=int(session)) if is_year else None
    if organ is not None and organ.body in ("S", "E"):
        organ = None
    if organ is None and int(session) < FIRST_NUMBERED_SESSION:
        return None
    if organ is not None and organ.body == "A" and int(session) < FIRST_NUMBERED_SESSION:
        return None
    return _made(organ.body if organ else "A", series, number, session=session)


def _made(body: str, series: str, number: str, session: str | None = None, year: int | None = None) -> Symbol:
    bare = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if session and not session[0].isdigit() and session[-1] in "IVXLC":
        tail = f"{bare}({session}){number[len(bare) :]}"
    elif body == "S":
        tail = f"{number} ({year})"
    else:
        tail = f"{session or year}/{number}"
    text = f"{body}/{series}/{tail}"
    return Symbol(text=text, body=body, series=series, session=session, year=year, number=number)
