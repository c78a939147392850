"""What a cleaning rule is."""

from collections.abc import Callable
from dataclasses import dataclass

from tasks.clean.draft import Change, Draft


@dataclass(frozen=True)
class Rule:
    """A named, versioned way of changing a text for one stated reason.

    `find` looks at a draft and returns the changes it wants, all in offsets of the draft's text. It is
    pure. Its first law is to do no harm: where the evidence is thin it returns nothing.
    """

    name: str
    version: str
    reason: str
    find: Callable[[Draft], list[Change]]

    def __call__(self, draft: Draft) -> Draft:
        return draft.apply(self.name, self.find(draft))
