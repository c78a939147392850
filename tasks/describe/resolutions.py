"""Resolutions and their drafts, known by symbol (…/RES/…, …/L.…) or by how they are entitled."""

import re

from schemas.document import Description
from tasks.describe.dates import first_date
from tasks.describe.front import Front
from tasks.describe.mastheads import distributed_on, own_symbols

ADOPTED = re.compile(
    r"resolution\s+(?:\S+\s+)?adopted\s+by\s+(?:the\s+)?(?P<issuer>[A-Z][\w ]+?)\s+(?:on|at)\s+"
    r"(?P<rest>.{6,60})",
    re.I | re.S,
)
DRAFT = re.compile(r"\bdraft\s+(?:resolution|decision)\b", re.IGNORECASE)
PREAMBLE = re.compile(
    r"the\s+(?:general assembly|security council|economic and social council|human rights council)\s*,",
    re.IGNORECASE,
)


def describe(front: Front) -> Description | None:
    """Return the description of a resolution or draft, or None if the document is neither."""
    symbols = own_symbols(front)
    top = "\n".join([front.masthead, *front.headings, *(p.text for p in front.passages[:16])])
    adopted = ADOPTED.search(top)
    is_draft = bool(DRAFT.search(top)) or any("/L." in symbol for symbol in symbols)
    if (
        not adopted
        and not any("/RES/" in symbol for symbol in symbols)
        and not (is_draft and PREAMBLE.search(top))
    ):
        return None
    distributed = distributed_on(front)
    return Description(
        kind="resolution" if adopted or not is_draft else "draft_resolution",
        title=_title(front) or front.claims.title,
        symbols=symbols,
        dated_on=(first_date(adopted["rest"]) if adopted else None) or distributed,
        published_on=distributed,
        issuer=" ".join(adopted["issuer"].split()) if adopted else None,
        addressee=None,
        languages=front.languages,
    )


def _title(front: Front) -> str | None:
    """Return the last heading before the first preambular paragraph that is not one of the formulae."""
    titles = [text for text in front.headings if not ADOPTED.search(text) and not PREAMBLE.match(text)]
    return titles[-1] if titles else None
