"""The organs of the United Nations by name, and whose resolution a sentence speaks of."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ: the body part of its symbols; empty for one that is not of the United Nations."""

    body: str


NAMES = {
    "A": r"General Assembly|UNGA|Assemblée générale|Asamblea General|Генеральн\w{2,3} Ассамбле\w"
    r"|Assembly(?=[’']s)",
    "S": r"Security Council|UNSC|Conseil de sécurité|Consejo de Seguridad|Совет\w{0,2} Безопасности",
    "A/HRC": r"Human Rights Council|Conseil des droits de l[’']homme|Consejo de Derechos Humanos"
    r"|Совет\w{0,2} по правам человека",
    "E": r"Economic and Social Council|ECOSOC|Conseil économique et social|Consejo Económico y Social"
    r"|Экономическ\w{2,4} и Социальн\w{2,4} Совет\w{0,2}",
    "E/CN.4": r"Commission on Human Rights|Commission des droits de l[’']homme|Comisión de Derechos Humanos",
    "": r"Parliamentary Assembly|European Parliament|Council of Europe|World Health Assembly"
    r"|General Conference|Conference of the Parties|Organi[sz]ation of (?:the )?Islamic \w+|African Union"
    r"|European Union|League of Arab States|Assembly of States Parties|Governing Council"
    r"|Executive (?:Board|Council|Committee)",
}
BY_NAME = re.compile("|".join(f"(?P<o{place}>{names})" for place, names in enumerate(NAMES.values())))
ORGANS = tuple(NAMES)
SENTENCE_END = re.compile(r"[.;:]\s")
ADJOINS = re.compile(r"[’']?s?,?\s(?:adopted\s)?(?:in\s)?(?:its\s)?(?:relevant\s|previous\s)?$")
SHORT = re.compile(
    r"(?:^|[,;(\d]\s?|\b[a-z]+\s)(?:(?P<council>Council)|Assembly)\s(?:adopted\s)?(?:in\s)?(?:its\s)?$"
)
"""The organ as its own papers call it where its name is known: "Council resolution 28/9"."""
OTHER_INITIALS = re.compile(
    r"\b(?!UN\b|UNSC\b|UNGA\b|SC\b|GA\b|HRC\b|UNHRC\b|ITS\b)([A-Z]{2,8})\s(?:\w+\s)?$"
)
OWNED = re.compile(r"\b(?:its|this)\s(?:[a-z]+\s){0,3}$|^\s*$", re.IGNORECASE)
BEHIND = re.compile(r"\s?(?:,\s)?(?:adopted\sby|of|by|du|de|de\sla|de\sl[’'])\s?(?:the\s|l[’'])?")


def organ_of(before: str, behind: str, own: Organ | None) -> Organ | None:
    """Return whose resolution it is, from what stands before the word and behind the list; None if unsaid.

    The organ named next to it counts, then the one behind ("of the Security Council"), then, where the
    sentence says "its" or nothing at all, the organ whose document this is, then one named before.
    """
    sentence = SENTENCE_END.split(before)[-1]
    if own is not None and (short := SHORT.search(sentence)):
        return own if short["council"] else Organ("A")
    named = list(BY_NAME.finditer(sentence))
    if named and ADJOINS.match(sentence, named[-1].end()):
        return _organ(named[-1])
    following = BEHIND.match(behind)
    if following and (found := BY_NAME.match(behind, following.end())):
        return _organ(found)
    if OTHER_INITIALS.search(sentence):
        return Organ("")
    if OWNED.search(sentence) and own is not None:
        return own
    return _organ(named[-1]) if named else own


def organ_named(text: str) -> Organ | None:
    """Return the organ whose name a line is, or begins with."""
    found = BY_NAME.match(text)
    return _organ(found) if found else None


def _organ(found: re.Match[str]) -> Organ:
    return Organ(ORGANS[int((found.lastgroup or "o0")[1:])])
