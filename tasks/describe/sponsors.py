"""Who submits a draft, as the line above its title says: "Ardelle, Eske and Fenmark:* draft resolution"."""

import re
from collections.abc import Iterator

from schemas.text import Passage
from tasks.describe.front import Front, group, one_line
from tasks.describe.portrait import Found

DRAFT = re.compile(
    r"(?P<sponsors>[^:]{3,4000}?)[*†‡\s]*:[*†‡\s]*"
    r"(?P<form>(?:revised\s+)?draft\s+(?:resolution|decision)|(?:sub-?)?amendments?\b[^:]*"
    r"|projet\sde\s(?:résolution|décision)(?:\srévisée?)?|proyecto\sde\s(?:resolución|decisión)(?:\srevisad[oa])?"
    r"|(?:пересмотренный\s)?проект\s(?:резолюции|решения))"
    r"[*†‡\s]*",
    re.IGNORECASE,
)
SUBMITTED = re.compile(
    r"(?P<form>(?:revised\s+)?(?:draft\s+(?:resolution|decision)|amendments?\b[^:]{0,60}))"
    r"\s+submitted\s+by\s+(?:the\s+)?"
    r"(?P<submitter>[^,*]{3,200}).*",
    re.IGNORECASE,
)
BARE = re.compile(
    r"(?P<form>(?:revised\s+)?draft\s+(?:resolution|decision)(?:\s+[IVX]{1,6})?)[*†‡\s]*", re.IGNORECASE
)
WITH_AND = re.compile(
    r"(?:Antigua and Barbuda|Bosnia and Herzegovina|Saint Kitts and Nevis|Saint Vincent and the Grenadines"
    r"|Sao Tome and Principe|São Tomé and Príncipe|Trinidad and Tobago|Serbia and Montenegro"
    r"|Great Britain and Northern Ireland)"
)
"""The States in whose names an "and" joins nothing (UN Terminology Database, names of Member States)."""
SEPARATOR = re.compile(r",\*?\s+(?:and|et|y|и)\s+|,\s*|\s+(?:and|et|y|e|и)\s+")
BEHALF = re.compile(
    r"[*†‡\s]*On behalf of (?:the\s)?(?P<group>[^.]{4,260}?)(?:,\s+taking into account\b|\.|$)", re.IGNORECASE
)
BEHALF_START = re.compile(r"[*†‡\s]*On behalf of\b", re.IGNORECASE)
MEMBERS = re.compile(r"States (?:Members of the United Nations )?that are members of (?:the\s)?")


def draft_line(passage: Passage) -> re.Match[str] | None:
    """Return the match of a line that says that this is a draft, and by whom."""
    line = one_line(passage)
    return DRAFT.fullmatch(line) or SUBMITTED.fullmatch(line) or BARE.fullmatch(line)


def sponsors_of(passage: Passage, found: re.Match[str]) -> Iterator[Found]:
    """Yield each sponsor named in a line found by `draft_line`, and the form of the draft."""
    yield from group(passage, found, "draft_form", "form", "draft_line")
    if "submitter" in found.re.groupindex:
        yield from group(passage, found, "sponsor", "submitter", "draft_line")
    if "sponsors" not in found.re.groupindex:
        return
    text, offset = found["sponsors"], passage.text_start + found.start("sponsors")
    protected = [(each.start(), each.end()) for each in WITH_AND.finditer(text)]
    begin = 0
    for cut in [*_cuts(text, protected), (len(text), len(text))]:
        name = text[begin : cut[0]].strip(" *†‡")
        if name:
            start = offset + text.index(name, begin)
            yield Found("sponsor", " ".join(name.split()), start, start + len(name), "draft_line")
        begin = cut[1]


def group_behind(front: Front) -> Iterator[Found]:
    """Yield the group for which sponsors act, as a note under the first page says."""
    notes = [passage for passage in front.passages if passage.role in ("footnote", "paragraph")]
    for place, passage in enumerate(notes):
        for line in re.finditer(r"[^\n]+", passage.text):
            if not BEHALF_START.match(line[0]):
                continue
            words = one_line(passage)[line.start() :]
            following = notes[place + 1] if place + 1 < len(notes) and "." not in words else None
            found = BEHALF.match(f"{words} {one_line(following)}" if following else words)
            if found:
                lead = MEMBERS.match(found["group"])
                value = " ".join(found["group"][lead.end() if lead else 0 :].split())
                start = passage.text_start + line.start() + found.start("group") + (lead.end() if lead else 0)
                reach = found.end("group") - len(words) - 1
                stop = (
                    following.text_start + reach
                    if following and reach > 0
                    else (passage.text_start + line.start() + found.end("group"))
                )
                yield Found("on_behalf_of", value, start, stop, "note")


def _cuts(text: str, protected: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    depth_ends = [(found.start(), found.end()) for found in re.finditer(r"\([^()]*\)", text)]
    for cut in SEPARATOR.finditer(text):
        if not any(start < cut.end() and cut.start() < end for start, end in [*protected, *depth_ends]):
            yield cut.start(), cut.end()
