"""Relations in words, from the viewpoint of either document."""

from flows.cli.output import count, share
from flows.cli.reading import Record

FORWARD = {
    "same_text": "has the same text as",
    "near_duplicate": "is nearly the same as",
    "reproduces": "reproduces",
    "quotes": "quotes",
    "shares_source": "shares a source with",
    "translates": "translates",
    "cites": "cites",
}

BACKWARD = {
    **FORWARD,
    "reproduces": "is reproduced by",
    "quotes": "is quoted by",
    "translates": "is translated by",
    "cites": "is cited by",
}

BASES = {
    "date": "the dates",
    "attribution": "what the documents say of each other",
    "containment": "which of them contains the other",
    "noise": "which of them is the cleaner text",
    "undetermined": "nothing: it could be the other way round",
}


def predicate_phrase(predicate: str, *, is_subject: bool) -> str:
    """Return the predicate as words that stand between a document and the other one."""
    return (FORWARD if is_subject else BACKWARD).get(predicate, predicate.replace("_", " "))


def coverage_phrase(relation: Record) -> str:
    """Return how much of each document the relation covers, seen from the one in question."""
    mine, others = relation["subject_coverage"], relation["object_coverage"]
    if not relation["is_subject"]:
        mine, others = others, mine
    language = f" ({relation['language']})" if relation["language"] else ""
    passages = count(relation["match_count"], "passage")
    return f"{passages}: {share(mine)} of this document, {share(others)} of the other{language}"


def direction_phrase(relation: Record) -> str:
    """Return by what it was decided who repeats whom; nothing for relations that have no direction."""
    predicate = relation["predicate"]
    if FORWARD.get(predicate) == BACKWARD.get(predicate):
        return ""
    basis: str = relation["direction_basis"]
    return BASES.get(basis, basis)
