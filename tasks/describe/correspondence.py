"""Letters and notes verbales, as the United Nations entitle them when circulating them.

"Letter dated D from X addressed to Y", "Note verbale dated D from X addressed to Y" (UN Editorial
Manual, "Titles of documents"); a note that is not circulated is known by its opening formula.
"""

import re

from schemas.document import Description, Kind
from tasks.describe.dates import first_date
from tasks.describe.front import Front
from tasks.describe.mastheads import distributed_on, own_symbols

ENTITLED = re.compile(
    r"(?P<form>note verbale|(?:identical )?letters?)\s+dated\s+(?P<dated>.{6,40}?)\s+from\s+(?:the\s+)?"
    r"(?P<issuer>.+?)\s+addressed\s+(?:respectively\s+)?to\s+(?:the\s+)?(?P<addressee>.+?)[*¹²³⁴⁵⁶⁷⁸⁹⁰]*$",
    re.IGNORECASE,
)
COMPLIMENTS = re.compile(
    r"(?:the\s+)?(?P<issuer>.{3,250}?)\s+presents\s+(?:its|his|her)\s+compliments\s+to\s+(?:the\s+)?"
    r"(?P<addressee>.{3,250}?)(?:,|\s+and\s+has\b|\.)",
    re.IGNORECASE | re.DOTALL,
)
SALUTATION = re.compile(
    r"(?:excellency|dear\s+\w+|sir|madam|your excellency)[ ,.\w]{0,40}[,:]?$", re.IGNORECASE | re.MULTILINE
)


def describe(front: Front) -> Description | None:
    """Return the description of a letter or note verbale, or None if the document is neither."""
    for heading in front.headings:
        found = ENTITLED.match(heading)
        if found:
            kind: Kind = "note_verbale" if found["form"].lower().startswith("note") else "letter"
            return Description(
                kind=kind,
                title=heading,
                symbols=own_symbols(front),
                dated_on=first_date(found["dated"]),
                published_on=distributed_on(front),
                issuer=found["issuer"],
                addressee=found["addressee"],
                languages=front.languages,
            )
    return _uncirculated(front)


def _uncirculated(front: Front) -> Description | None:
    """Return the description of a note or letter that carries no title of its own."""
    start = "\n".join(passage.text for passage in front.passages[:12])
    found = COMPLIMENTS.match(front.opening)
    if found is None and not SALUTATION.search(start):
        return None
    return Description(
        kind="note_verbale" if found else "letter",
        title=front.headings[0] if front.headings else front.claims.title,
        symbols=own_symbols(front),
        dated_on=front.stated_on,
        published_on=distributed_on(front),
        issuer=" ".join(found["issuer"].split()) if found else None,
        addressee=" ".join(found["addressee"].split()) if found else None,
        languages=front.languages,
    )
