"""What the masthead of a circulated document states: its symbols and its date of distribution."""

import re
from datetime import date

from tasks.describe.dates import dates_in, first_date
from tasks.describe.front import Front
from tasks.describe.symbols import symbols_in

DISTRIBUTED = re.compile(r"distr(?:ibution|\.)?\s*[.:]+\s*(?:general|limited|restricted)?", re.IGNORECASE)


def own_symbols(front: Front) -> list[str]:
    """Return the symbols a document bears: those in its masthead, else those in its running headers."""
    return symbols_in(front.masthead) or symbols_in(front.furniture)


def distributed_on(front: Front) -> date | None:
    """Return the first date behind "Distr.", else the first date of the masthead that is no range."""
    found = DISTRIBUTED.search(front.masthead)
    if found:
        behind = [each for each in dates_in(front.masthead[found.end() :]) if not each.is_range_end]
        if behind:
            return behind[0].value
    return first_date(front.masthead)
