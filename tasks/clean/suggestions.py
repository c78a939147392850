"""What may be misread, but is not changed: for a person to decide, with the evidence."""

from collections import Counter
from collections.abc import Iterator

from schemas.document import Finding
from tasks.clean.draft import Draft
from tasks.clean.misread_names import Variant, variants_of
from tasks.clean.rules import misreadings

MOST = 100
"""How many suggestions one document may have; those that rest on most evidence come first."""
RULE_OF_NAMES = "name_variant"


def suggestions(draft: Draft) -> list[Finding]:
    """Return the doubtful readings of a cleaned text, in its order."""
    weighed = [*_names(draft.text), *_doubtful(draft)]
    weighed.sort(key=lambda each: -each[0])
    return sorted((finding for _, finding in weighed[:MOST]), key=lambda finding: finding.text_start or 0)


def _names(text: str) -> Iterator[tuple[float, Finding]]:
    for variant in variants_of(text):
        finding = _suggestion(RULE_OF_NAMES, variant.other, variant.start, variant.end, _why(variant))
        yield float(variant.other_count), finding


def _why(variant: Variant) -> str:
    return f"{variant.name} stands once, {variant.other} {variant.other_count} times in this document"


def _doubtful(draft: Draft) -> Iterator[tuple[float, Finding]]:
    """Yield what the rule found too little evidence for, in a text where it found enough elsewhere."""
    name = misreadings.RULE.name
    if not any(name in part.rules for part in draft.parts):
        return
    doubtful = misreadings.doubtful_of(draft.raw_text)
    counts = Counter(each.token.word for each in doubtful)
    for each in doubtful:
        start = draft.text_offset(each.token.start)
        end = start + len(each.token.printed)
        if draft.text[start:end] == each.token.printed:
            often = f", which stands {counts[each.token.word]} times" if counts[each.token.word] > 1 else ""
            message = f"{each.token.word}{often} may be a misreading of {each.meant}"
            yield each.evidence, _suggestion(name, each.meant, start, end, message)


def _suggestion(rule: str, value: str, start: int, end: int, message: str) -> Finding:
    return Finding(
        rule=rule, severity="suggestion", value=value, text_start=start, text_end=end, message=message
    )
