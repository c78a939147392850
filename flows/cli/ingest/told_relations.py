"""The relations that a run made as lines: one each, or one for all who are the same to one document."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from flows.cli.printing.output import count
from flows.cli.printing.phrases import ON_ITSELF, predicate_phrase
from schemas.run import MadeRelation

FEWEST_TOGETHER = 4
"""Of so many that are the same to one document is told in one line."""
MOST_NAMED = 3
"""How many of them are named."""


class _Side(NamedTuple):
    """A document as it is told of: what it is to others."""

    document_id: str
    name: str
    phrase: str


def told_relations(relations: Sequence[MadeRelation], most: int) -> list[str]:
    """Return a line per relation, with its reason, if they are not more than `most`.

    Of more, twenty copies of a paper would keep the rest from being seen: those who are the same to one
    document share a line, without reasons.
    """
    if len(relations) <= most:
        return [_line(relation) for relation in relations]
    sizes = Counter(side for relation in relations for side in _sides(relation))
    lines: dict[_Side | MadeRelation, dict[str, str]] = {}
    for relation in relations:
        sides = _sides(relation)
        side = max(sides, key=lambda each: sizes[each])
        if sizes[side] < FEWEST_TOGETHER or relation.subject_id == relation.object_id:
            lines[relation] = {}
        else:
            # Two documents may be the same to each other in two languages.
            lines.setdefault(side, {}).update([sides[side]])
    return [
        _line(of) if isinstance(of, MadeRelation) else _shared(of, list(others.values()))
        for of, others in lines.items()
    ]


def _sides(relation: MadeRelation) -> dict[_Side, tuple[str, str]]:
    """Return either document as a side, with id and name of the other."""
    subject, object_ = (relation.subject_id, relation.subject), (relation.object_id, relation.object)
    sides = {}
    for one, other, is_subject in ((subject, object_, True), (object_, subject, False)):
        phrase = predicate_phrase(relation.predicate, is_subject=is_subject, basis=relation.direction_basis)
        sides[_Side(*one, phrase)] = other
    return sides


def _line(relation: MadeRelation) -> str:
    if relation.subject_id == relation.object_id:
        return f"{relation.subject} {ON_ITSELF[relation.predicate]}: {relation.reason}"
    phrase = predicate_phrase(relation.predicate, is_subject=True, basis=relation.direction_basis)
    return f"{relation.subject} {phrase} {relation.object}: {relation.reason}"


def _shared(side: _Side, names: Sequence[str]) -> str:
    told = ", ".join(names[:MOST_NAMED])
    more = f" and {count(len(names) - MOST_NAMED, 'more', 'more')}" if len(names) > MOST_NAMED else ""
    return f"{side.name} {side.phrase} {count(len(names), 'document')}: {told}{more}"
