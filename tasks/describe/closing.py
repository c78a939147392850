"""What stands at the end of a letter: who signed it, and what is annexed."""

import re
from collections.abc import Iterator

from tasks.describe.front import Front, group, one_line
from tasks.describe.portrait import Found

SIGNED = re.compile(
    r"\W{0,3}\(\W{0,2}(?:Signed|signé|firmado|подпись|подписал)\W{0,2}\)\W{0,3}(?P<signatory>[^\n]{3,80}?)"
    r"(?:\n(?P<post>[^\n]{3,100}(?:\n[^\n]{3,100}){0,2}))?(?=\n|$)",
    re.IGNORECASE,
)
ANNEXED = re.compile(
    r"(?P<annex>(?:Annex|Appendix|Enclosure|Annexe|Anexo|Приложение)"
    r"(?:\s(?:[IVX]{1,6}|\d{1,2}|[A-Z]))?(?=\W|$)"
    r"(?:\s(?:to|of)\sthe\s(?:present\s)?(?:identical\s)?"
    r"(?:letters?|notes?\sverbales?|report|note)\b.{0,330}"
    r"|\s(?:à\sla|de\sla|a\sla|к)\s(?:lettre|note|carta|nota|письму|вербальной)\b.{0,330})?)[*\s]*",
    re.IGNORECASE | re.DOTALL,
)


def signatories(front: Front) -> Iterator[Found]:
    """Yield who signed, and as what."""
    for passage in front.running:
        for found in SIGNED.finditer(passage.text):
            yield from group(passage, found, "signatory", "signatory", "signed")
            if found["post"]:
                yield from group(passage, found, "signatory_post", "post", "signed")


def annexes(front: Front) -> Iterator[Found]:
    """Yield the headings of annexes and enclosures."""
    for passage in front.running:
        if len(passage.text) < 420 and (found := ANNEXED.fullmatch(one_line(passage))):
            yield from group(passage, found, "annex", "annex", "annex_heading")
