"""Documents that repeat each other, in groups small enough to be seen at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.cli.reading import Record

LARGEST = 16
"""A group that would have more documents is not joined: its links to others are counted, not drawn."""


@dataclass(frozen=True)
class Family:
    """`document_ids` are sorted; `links` between them the strongest first; `outer_count` lead to others."""

    document_ids: tuple[str, ...]
    links: tuple[Record, ...]
    outer_count: int


def families(links: Sequence[Record], largest: int = LARGEST) -> list[Family]:
    """Return the groups that the links make, taken one by one from the strongest, the largest group first.

    `links` have source_id and copy_id and come strongest first. Kruskal's way of single linkage, but no group
    grows beyond `largest`: a whole archive that hangs together by weak links falls into those of strong ones.
    """
    group: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for link in links:
        ends = [link["source_id"], link["copy_id"]]
        for end in ends:
            group.setdefault(end, end)
            members.setdefault(end, [end])
        one, other = (group[end] for end in ends)
        if one != other and len(members[one]) + len(members[other]) <= largest:
            if len(members[one]) < len(members[other]):
                one, other = other, one
            for member in members.pop(other):
                group[member] = one
                members[one].append(member)
    inner: dict[str, list[Record]] = {name: [] for name in members}
    outer: dict[str, int] = dict.fromkeys(members, 0)
    for link in links:
        one, other = group[link["source_id"]], group[link["copy_id"]]
        if one == other:
            inner[one].append(link)
        else:
            outer[one] += 1
            outer[other] += 1
    made = [
        Family(tuple(sorted(members[name])), tuple(inner[name]), outer[name])
        for name in members
        if len(members[name]) > 1
    ]
    return sorted(made, key=lambda each: (-len(each.document_ids), -len(each.links), each.document_ids))
