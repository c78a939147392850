"""Records of meetings of the United Nations: verbatim (…/PV.…) and summary ones (…/SR.…).

After the UN Editorial Manual ("Meeting records"): the masthead bears the symbol, the number of the meeting,
its day, hour and place, and who presided.
"""

import re

from schemas.text import Passage
from tasks.describe.dates import dates_in, first_of
from tasks.describe.front import Front, dated, group, one_line
from tasks.describe.masthead import masthead_of
from tasks.describe.portrait import Found, Portrait

ORDER = 15
SERIES = ("PV", "SR")
MEETING = re.compile(
    r"(?P<number>\d{1,5})\s?(?:st|nd|rd|th|[eª]|[еяй]{1,2})?\s(?:plenary\s)?(?:meeting|séance|sesión|заседание)\b"
    r"|(?:Summary|Verbatim) record[^.]{0,60}?(?P<of>\d{1,5})(?:st|nd|rd|th)\smeeting",
    re.IGNORECASE,
)
PRESIDED = re.compile(r"(?:President|Chair\w*|Temporary President):\s*(?P<who>[^\n]{3,80})")
LINES = 16
"""How many passages from the top the masthead of a record may take up."""


def describe(front: Front) -> Portrait | None:
    """Return the portrait of a meeting's record, or None if the document is none."""
    masthead = masthead_of(front)
    borne = Portrait("meeting_record", tuple(masthead.found)).symbols
    if not any(symbol.series in SERIES for symbol in borne):
        return None
    stated: list[Found] = []
    for passage in front.top[:LINES]:
        stated += _stated(passage, has=[each.name for each in stated])
    return Portrait("meeting_record", (*stated, *masthead.found), front.languages)


def _stated(passage: Passage, has: list[str]) -> list[Found]:
    """Return what a passage says of the meeting that is not known yet: title, day, who presided."""
    line = one_line(passage)
    values: list[Found] = []
    met = MEETING.search(line)
    if met and "title" not in has:
        place = passage.text_start + met.start(), passage.text_start + met.end()
        values.append(Found("title", met[0], *place, "meeting_number"))
    day = first_of(dates_in(line[met.end() if met else 0 :])) if "dated_on" not in has else None
    if day and (met or "title" in has):
        offset = passage.text_start + (met.end() if met else 0)
        values.append(dated("dated_on", day, offset, "meeting_day"))
    if "president" not in has and (presided := PRESIDED.match(passage.text)):
        values += group(passage, presided, "president", "who", "masthead")
    return values
