"""Press releases, statements and news articles: what is written for publication."""

import re
from dataclasses import replace

from schemas.document import Kind
from schemas.text import Passage
from tasks.describe.dates import dates_in, first_of
from tasks.describe.front import Front, dated, group, one_line, whole
from tasks.describe.masthead import masthead_of
from tasks.describe.portrait import Found, Portrait

ORDER = 30
RELEASE = re.compile(
    r"press[\s-]+release|for immediate release|пресс-релиз|communiqué de presse|comunicado de prensa",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\b(?:n(?:o|r|º|°)|№)\.?\s*:?\s*(?P<number>\d+(?:/\d+)+|\d+-\d+-\d{4})", re.IGNORECASE)
STATEMENT = re.compile(
    r"(?:statement|declaration|communiqu[eé]|press statement)\s+(?:by|of|from)\s+(?:the\s+)?"
    r"(?P<issuer>.+?)(?:\s+(?:on|regarding|concerning|in connection)\b.*)?(?:\s*\([^)]*\))?[*¹²³]*$",
    re.IGNORECASE,
)
BYLINE = re.compile(r"(?:^|\b)[Bb]y\s+(?P<author>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})\s*$", re.MULTILINE)
LANGUAGES = re.compile(r"\((?P<languages>[A-Z][a-z]{1,2}(?:/[A-Z][a-z]{1,2})+)\)")
LONGEST_HEADING = 300
TOP = 6


def describe(front: Front) -> Portrait | None:
    """Return the portrait of a release, statement or article, or None if the document is none of them."""
    if masthead_of(front).is_united_nations:
        return None
    head = [passage for passage in front.running[:TOP] if passage.role == "masthead"] + front.headings[:3]
    statement = next(
        ((each, found) for each in front.headings[:3] if (found := STATEMENT.search(one_line(each)))), None
    )
    byline = _byline(front)
    kind = _kind(front, head, is_statement=statement is not None, has_byline=byline is not None)
    if kind is None:
        return None
    stated = [*_title(front, statement), *_numbers(head), *_dates(front, head)]
    if byline:
        stated += group(byline[0], byline[1], "byline", "author", "byline")
    stated += front.claimed("byline", front.hints.author)
    stated += front.claimed("outlet" if kind == "news_article" else "publisher", front.hints.publisher)
    stated += front.claimed("issuer", front.hints.publisher if statement is None else None)
    return Portrait(kind, tuple(stated), front.languages)


def _kind(front: Front, head: list[Passage], *, is_statement: bool, has_byline: bool) -> Kind | None:
    top = "\n".join(passage.text for passage in head)
    if RELEASE.search(top) or (is_statement and NUMBERED.search(top)):
        return "press_release"
    if is_statement:
        return "statement"
    # Any file may name an author; only what is published says when, or by whom.
    is_published = front.hints.author and (front.hints.published_on or front.hints.publisher)
    if has_byline or is_published or front.hints.kind == "news_article":
        return "news_article"
    return None


def _byline(front: Front) -> tuple[Passage, re.Match[str]] | None:
    places = [passage for passage in front.running[:TOP] if len(passage.text) < LONGEST_HEADING]
    return next(((each, found) for each in places if (found := BYLINE.search(each.text))), None)


def _title(front: Front, statement: tuple[Passage, re.Match[str]] | None) -> list[Found]:
    if statement:
        passage, found = statement
        start = found.start()
        text = one_line(passage)[start:].rstrip(" *")
        offset = passage.text_start + start
        title = Found("title", " ".join(text.split()), offset, offset + len(text), "title_form")
        numbered = NUMBERED.search(one_line(passage))
        whole_title = whole(passage, "title", "heading") if numbered else title
        return [whole_title, *group(passage, found, "issuer", "issuer", "title_form")]
    first = front.running[0] if front.running else None
    heading = [whole(first, "title", "heading")] if first and first.role == "heading" else []
    return [*front.claimed("title", front.hints.title), *heading]


def _numbers(head: list[Passage]) -> list[Found]:
    values = []
    for passage in head:
        if found := NUMBERED.search(one_line(passage)):
            values += group(passage, found, "number", "number", "number_line")
        if found := LANGUAGES.search(one_line(passage)):
            start = passage.text_start + found.start("languages")
            for code in re.finditer(r"[A-Z][a-z]+", found["languages"]):
                place = start + code.start(), start + code.end()
                values.append(Found("stated_language", code[0].lower(), *place, "title_form"))
    return values


def _dates(front: Front, head: list[Passage]) -> list[Found]:
    """Return the date a release bears, which is that of its publication unless the file claims another."""
    at_top = [
        dated("dated_on", date, passage.text_start, "masthead_date")
        for passage in head
        if (date := first_of(dates_in(one_line(passage))))
    ]
    claimed = front.claimed("dated_on", front.hints.published_on)
    stated = [*at_top[:1], *claimed, *([front.stated_on] if front.stated_on else [])][:1]
    published = front.claimed("published_on", front.hints.published_on)
    same = [replace(each, name="published_on") for each in stated]
    return [*stated, *(published or same)]
