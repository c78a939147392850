"""Press releases, statements and news articles: what is written for publication."""

import re

from schemas.document import Description, Kind
from tasks.describe.dates import first_date
from tasks.describe.front import Front

RELEASE = re.compile(
    r"press[\s-]+release|for immediate release|пресс-релиз|communiqué de presse|comunicado de prensa",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"n(?:o|r|º|°)?\.?\s*:?\s*\d+/\d+", re.IGNORECASE)
STATEMENT = re.compile(
    r"(?:statement|declaration|communiqu[eé]|press statement)\s+(?:by|of|from)\s+(?:the\s+)?"
    r"(?P<issuer>.+?)(?:\s+(?:on|regarding|concerning|in connection)\b.*)?(?:\s*\([^)]*\))?[*¹²³]*$",
    re.IGNORECASE,
)
BYLINE = re.compile(r"(?:^|\b)[Bb]y\s+(?P<author>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})\s*$", re.MULTILINE)


def describe(front: Front) -> Description | None:
    """Return the description of a release, statement or article, or None if the document is none of them."""
    top = "\n".join([front.masthead, *front.headings[:3]])
    statement = next((found for heading in front.headings[:3] if (found := STATEMENT.search(heading))), None)
    kind = _kind(front, top, is_statement=statement is not None)
    if kind is None:
        return None
    stated = first_date(top) or front.claims.published_on or front.stated_on
    return Description(
        kind=kind,
        title=statement.string if statement else _title(front),
        symbols=[],
        dated_on=stated,
        published_on=front.claims.published_on or stated,
        issuer=statement["issuer"] if statement else front.claims.publisher,
        addressee=None,
        languages=front.languages,
    )


def _kind(front: Front, top: str, *, is_statement: bool) -> Kind | None:
    if RELEASE.search(top) or (is_statement and NUMBERED.search(top)):
        return "press_release"
    if is_statement:
        return "statement"
    if BYLINE.search(front.masthead) or front.claims.author or front.claims.kind == "news_article":
        return "news_article"
    if BYLINE.search("\n".join(passage.text for passage in front.passages[:4])):
        return "news_article"
    return None


def _title(front: Front) -> str | None:
    first = front.passages[0] if front.passages else None
    return front.claims.title or (first.text if first and first.role == "heading" else None)
