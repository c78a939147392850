"""Reports, and whatever no family knows: a title, a date and symbols where the document shows them."""

import re
from dataclasses import replace

from schemas.document import Kind
from tasks.describe.closing import annexes, signatories
from tasks.describe.front import Front, group, one_line, whole
from tasks.describe.masthead import masthead_of
from tasks.describe.portrait import Found, Portrait

ORDER = 90
REPORT = re.compile(r"(?:report|note) (?:of|by) the (?P<issuer>.+?)[*\s]*$", re.IGNORECASE)
TREATY = re.compile(r"(?:treaty|convention|protocol|agreement|memorandum of understanding)\b", re.IGNORECASE)


def describe(front: Front) -> Portrait:
    """Return what can be said of any document."""
    masthead = masthead_of(front)
    after = front.running[masthead.end : masthead.end + 3] if masthead.is_united_nations else ()
    headings = [*(each for each in after if each not in front.headings), *front.headings]
    report = next(((each, found) for each in headings if (found := REPORT.match(one_line(each)))), None)
    is_treaty = any(TREATY.match(each.text) for each in front.headings[:2])
    stated: list[Found] = front.claimed("title", front.hints.title)
    titles = [each for each in headings if len(each.text) < 400]
    stated += [whole(each, "title", "heading") for each in titles[:1]]
    stated += group(*report, "issuer", "issuer", "title_form") if report else []
    stated += [*masthead.found, *signatories(front), *annexes(front)]
    distributed = masthead.of("distributed_on")[:1]
    stated += [replace(each, name="dated_on") for each in distributed]
    stated += [front.stated_on] if front.stated_on and not distributed else []
    stated += front.claimed("published_on", front.hints.published_on)
    stated += front.claimed("issuer", front.hints.publisher)
    kind: Kind = "report" if report else "treaty" if is_treaty else "other"
    return Portrait(kind, tuple(stated), front.languages)
