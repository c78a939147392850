"""Relations in words, from the viewpoint of either document, and how pages were read."""

from flows.cli.printing.language_names import language_name
from flows.cli.printing.output import count, share
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

ON_ITSELF = {"translates": "holds its own translation"}
"""What a document is to itself."""

EITHER_WAY = {"translates": "says in another language what is in"}
"""What two documents are to each other while it is not known which came first."""

BASES = {
    "date": "the dates",
    "attribution": "what the documents say of each other",
    "containment": "which of them contains the other",
    "noise": "which of them is the cleaner text",
    "undetermined": "nothing: it could be the other way round",
}

METHODS = {"text_layer": "from the text layer", "ocr": "by OCR", "decoded": "decoded"}
"""How a page was read."""


def predicate_phrase(predicate: str, *, is_subject: bool, basis: str = "") -> str:
    """Return the predicate as words that stand between a document and the other one.

    `basis`: by what its direction was decided, where that matters.
    """
    if basis == "undetermined" and predicate in EITHER_WAY:
        return EITHER_WAY[predicate]
    return (FORWARD if is_subject else BACKWARD).get(predicate, predicate.replace("_", " "))


def coverage_phrase(relation: Record) -> str:
    """Return how much of each document the relation covers, seen from the one in question."""
    mine, others = relation["subject_coverage"], relation["object_coverage"]
    if relation["object_language"]:
        return _translated_phrase(relation)
    if not relation["is_subject"]:
        mine, others = others, mine
    language = f" ({relation['language']})" if relation["language"] else ""
    passages = count(relation["match_count"], "passage")
    return f"{passages}: {share(mine)} of this document, {share(others)} of the other{language}"


def _translated_phrase(relation: Record) -> str:
    """Return how much of either text has its counterpart in the other language."""
    mine = share(relation["subject_coverage"]), language_name(relation["language"])
    others = share(relation["object_coverage"]), language_name(relation["object_language"])
    if not relation["is_subject"]:
        mine, others = others, mine
    other = "" if relation["subject_id"] == relation["object_id"] else " of the other"
    passages = count(relation["match_count"], "passage")
    return f"{passages}: {mine[0]} of the {mine[1]} text, {others[0]} of the {others[1]} text{other}"


def language_phrase(relation: Record) -> str:
    """Return the language of a relation, or both languages of a translation, in brackets."""
    if relation["object_language"]:
        between = "/" if relation["direction_basis"] == "undetermined" else " from "
        return f" ({relation['language']}{between}{relation['object_language']})"
    return f" ({relation['language']})" if relation["language"] else ""


def unreproduced_phrase(relation: Record) -> str:
    """Return which language versions of the object are left out, though they say what is carried."""
    languages = relation["unreproduced_languages"] or []
    if not languages:
        return ""
    texts = " and ".join(language_name(language) for language in languages)
    return f"{texts} text, a translation of the {language_name(relation['language'])}, is not reproduced"


def direction_phrase(relation: Record) -> str:
    """Return by what it was decided who repeats whom; nothing for relations that have no direction."""
    predicate = relation["predicate"]
    basis: str = relation["direction_basis"]
    if FORWARD.get(predicate) == BACKWARD.get(predicate) or (
        basis == "undetermined" and predicate in EITHER_WAY
    ):
        return ""
    return BASES.get(basis, basis)
