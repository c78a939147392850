"""Reports, and whatever no family knows: a title, a date and symbols where the document shows them."""

import re

from schemas.document import Description
from tasks.describe.front import Front
from tasks.describe.mastheads import distributed_on, own_symbols

REPORT = re.compile(r"(?:report|note) (?:of|by) the (?P<issuer>.+)", re.IGNORECASE)
TREATY = re.compile(r"(?:treaty|convention|protocol|agreement|memorandum of understanding)\b", re.IGNORECASE)


def describe(front: Front) -> Description:
    """Return what can be said of any document."""
    report = next((found for text in front.headings if (found := REPORT.match(text))), None)
    is_treaty = any(TREATY.match(text) for text in front.headings[:2])
    distributed = distributed_on(front)
    return Description(
        kind="report" if report else "treaty" if is_treaty else "other",
        title=front.claims.title or next(iter(front.headings), None),
        symbols=own_symbols(front),
        dated_on=distributed or front.stated_on,
        published_on=distributed or front.claims.published_on,
        issuer=report["issuer"] if report else front.claims.publisher,
        addressee=None,
        languages=front.languages,
    )
