"""What a file states about itself into claims: cleaned of what cannot be stored, bounded, numbered."""

import re
from collections.abc import Iterable

from schemas.claim import Aspect, Claim, ClaimSource
from tasks.extract.claim_aspects import ASPECTS
from tasks.extract.claimed_date import parse_date

Stated = tuple[ClaimSource, str, str]
"""Source, name and value, as the file has them."""

MOST_CLAIMS = 500
LONGEST_NAME, LONGEST_VALUE = 200, 2000

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_DATES: frozenset[Aspect] = frozenset({"created", "modified", "published"})


def claims_of(stated: Iterable[Stated]) -> list[Claim]:
    """The claims in what is stated, in its order; the same said twice by one source counts once."""
    found: dict[Stated, None] = {}
    for source, name, value in stated:
        words = " ".join(_UNPRINTABLE.sub(" ", value[: 2 * LONGEST_VALUE]).split())[:LONGEST_VALUE]
        label = " ".join(_UNPRINTABLE.sub(" ", name[:LONGEST_NAME]).split())
        if words and label and len(found) < MOST_CLAIMS:
            found[source, label, words] = None
    return [_claim(number, *each) for number, each in enumerate(found, start=1)]


def _claim(number: int, source: ClaimSource, name: str, value: str) -> Claim:
    aspect = ASPECTS.get(source, {}).get(name.lower())
    return Claim(
        claim_number=number,
        source=source,
        name=name,
        aspect=aspect,
        value=value,
        value_on=parse_date(value) if aspect in _DATES else None,
    )
