"""Resolutions, decisions and their drafts, known by symbol (…/RES/…, …/L.…) or by how they are entitled."""

import re
from dataclasses import replace

from schemas.document import Kind
from schemas.text import Passage
from tasks.describe.dates import dates_in, first_of
from tasks.describe.front import Front, dated, group, one_line, whole
from tasks.describe.masthead import Masthead, masthead_of
from tasks.describe.paragraphs import SPEAKER, resolution_paragraphs
from tasks.describe.portrait import Found, Portrait
from tasks.describe.sponsors import draft_line, group_behind, sponsors_of

ORDER = 20
ADOPTED = re.compile(
    r"(?:resolution|decision)\s+(?:\S+\s+)?adopted\s+by\s+(?:the\s+)?(?P<issuer>[A-Z][\w ]+?)\s+"
    r"(?:on|at)\s+(?P<rest>.{6,80})"
    r"|adopted\s+by\s+(?:the\s+)?(?P<council>[A-Z][\w ]+?)\s+at\s+(?P<at>.{6,80})",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(?P<number>(?:ES-|S-)?\d{1,4}/\d{1,4}(?:\s?[A-Z](?=\.))?)\.\s+(?P<title>\S.{3,600})")
HEADED = re.compile(r"Resolution\s+(?P<number>\d{1,4}\s\((?:19|20)\d\d\))\W*", re.IGNORECASE)
ANNEX = re.compile(r"(?:Annex|\d{1,3}\.\s|[IVX]{1,4}\.\s)")
MOST_TITLE_PASSAGES = 3
LONGEST_LINE = 300


def describe(front: Front) -> Portrait | None:
    """Return the portrait of a resolution or draft, or None if the document is neither."""
    masthead = masthead_of(front)
    symbols = [each.value for each in masthead.of("symbol")]
    begin = _begin(front)
    draft = next(
        ((place, found) for place, each in enumerate(front.top) if (found := draft_line(each))), None
    )
    lines = [each for each in front.top if len(each.text) < LONGEST_LINE] if draft is None else []
    adopted = next(((each, found) for each in lines if (found := ADOPTED.match(one_line(each)))), None)
    is_resolution = any("/RES/" in symbol for symbol in symbols)
    if not is_resolution and not (adopted and begin is not None):
        if draft is None or not (begin is not None or masthead.is_united_nations):
            return None
    else:
        draft = None
    stated = _adoption(*adopted) if adopted and draft is None else []
    if draft:
        stated += [*sponsors_of(front.top[draft[0]], draft[1]), *group_behind(front)]
    stated += _title(front, masthead, draft[0] if draft else None, begin)
    if begin is not None:
        stated += resolution_paragraphs(front, begin)
    stated += [*masthead.found, *front.claimed("title", front.hints.title)]
    # Where it states no other date, that of its distribution counts.
    stated += [replace(each, name="dated_on") for each in masthead.of("distributed_on")[:1]]
    kind: Kind = "draft_resolution" if draft else "resolution"
    return Portrait(kind, tuple(stated), front.languages)


def _begin(front: Front) -> int | None:
    """Return the place of the passage in which the organ begins to speak: "The General Assembly,"."""
    for place, passage in enumerate(front.top):
        if SPEAKER.fullmatch(one_line(passage).rstrip(" *")) and passage.text.rstrip().endswith(
            (",", "y", "l")
        ):
            return place
    return None


def _adoption(passage: Passage, found: re.Match[str]) -> list[Found]:
    values = []
    for issuer, rest in (("issuer", "rest"), ("council", "at")):
        values += group(passage, found, "issuer", issuer, "adoption_line")
        if found[rest] and (date := first_of(dates_in(found[rest]))):
            values.append(dated("dated_on", date, passage.text_start + found.start(rest), "adoption_line"))
    return values


def _title(front: Front, masthead: Masthead, draft: int | None, begin: int | None) -> list[Found]:
    """Return the title: what is numbered as a resolution, or what stands under the draft line."""
    for passage in front.top if draft is None else ():
        if found := NUMBERED.fullmatch(one_line(passage)) or HEADED.fullmatch(one_line(passage)):
            number = group(passage, found, "number", "number", "title_form")
            return [whole(passage, "title", "title_form"), *number]
    if draft is None:
        until = front.top[:begin] if begin else ()
        titles = [each for each in until if each.role == "heading" and not ADOPTED.search(each.text)]
        return [whole(titles[-1], "title", "before_preamble")] if titles else []
    end = begin if begin is not None and begin > draft else draft + 2
    return _joined(front.top[draft + 1 : min(end, draft + 1 + MOST_TITLE_PASSAGES)], masthead)


def _joined(passages: tuple[Passage, ...], masthead: Masthead) -> list[Found]:
    kept = []
    for passage in passages:
        if ANNEX.match(passage.text):
            break
        kept.append(whole(passage, "title", "behind_draft_line"))
    if not kept:
        return [replace(each, name="title", by="agenda_title") for each in masthead.of("agenda_title")[:1]]
    return [Found("title", " ".join(each.value for each in kept), kept[0].start, kept[-1].end, kept[0].by)]
