"""What a file says of itself, for people: each value once, with the places that state it."""

from collections.abc import Iterable

from flows.cli.reading import Record

HEADING = "The file says of itself"


def claim_pairs(claims: Iterable[Record], *, only_known: bool = False) -> list[tuple[str, str]]:
    """Return labels and values; `only_known` leaves out names whose meaning is the file's own affair.

    Dates that agree are one value, in whatever form they are written.
    """
    places: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        if claim["aspect"] is None and only_known:
            continue
        value = claim["value"] if claim["value_on"] is None else claim["value_on"].isoformat()
        place = f"{claim['source']} {claim['name']}"
        places.setdefault((claim["aspect"] or claim["name"], value), []).append(place)
    return [(label, f"{value} ({', '.join(stated)})") for (label, value), stated in places.items()]
