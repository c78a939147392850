"""How much of what two texts share is somebody's own: no formula, no form filled in, no turn of phrase."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from tasks.match.commonness import OF_MOST, OF_NEARLY_ALL, QUOTED, STRICT, Levels, held_seeds
from tasks.match.courtesies import is_courtesy
from tasks.match.evidence import Evidence
from tasks.match.margin import NEVER, margin_of_own, quarters
from tasks.match.method import LEAST_OF_A_VERSION, LEAST_RELATED_CHARS
from tasks.match.side import Side, Stretch
from tasks.match.template import is_template

NEARLY_ALL = 0.8
FEWEST_PHRASES = 3
"""So many times a sentence, all together, are more than turns of phrase."""


class Ownership(NamedTuple):
    """The own letters and digits of each passage, None if they are no reuse, and the margin of that."""

    chars: list[int] | None
    margin: int


class _Share(NamedTuple):
    chars: int
    margin: int


def owned(mine: Side, other: Side, evidence: Evidence, stretches: Sequence[Stretch]) -> Ownership:
    """Return what is somebody's own of the passages that two texts share.

    They are if anything of them is not common wording, or if they are most of a text: where it is hardly
    more than formulae, these are what it says. What is quoted or most of a text is somebody's, and so are
    long passages that are most of a language version together; of the rest, passages shorter than a sentence
    only if there are many. A form that is filled in anew is nobody's, unless it is quoted, and no reuse if
    there is nothing else; nor are courtesies.
    """
    of_versions = _of_versions(mine, other, stretches)
    levels = [_levels(mine, other, stretch, of_versions) for stretch in stretches]
    somebodys = [each is not STRICT for each in levels]
    shares = [
        _uncommon(mine, other, evidence, stretch, each)
        for stretch, each in zip(stretches, levels, strict=True)
    ]
    own = [share.chars for share in shares]
    shortest = min(len(mine.form), len(other.form))
    if not any(own) and 2 * sum(stretch.chars for stretch in stretches) < shortest:
        return Ownership(None, NEVER)
    phrases = [
        stretch.chars < LEAST_RELATED_CHARS and not is_somebodys
        for stretch, is_somebodys in zip(stretches, somebodys, strict=True)
    ]
    in_phrases = sum(chars for chars, is_phrase in zip(own, phrases, strict=True) if is_phrase)
    has_many = in_phrases >= FEWEST_PHRASES * LEAST_RELATED_CHARS
    chars = [
        0 if is_phrase and not has_many else chars for chars, is_phrase in zip(own, phrases, strict=True)
    ]
    forms = [
        level is not QUOTED
        and is_template(
            mine.cut(stretch.start, stretch.end), other.cut(stretch.other_start, stretch.other_end)
        )
        for stretch, level in zip(stretches, levels, strict=True)
    ]
    courtesies = [
        level is not QUOTED and is_courtesy(mine.cut(stretch.start, stretch.end))
        for stretch, level in zip(stretches, levels, strict=True)
    ]
    chars = [
        0 if is_form or is_courteous else chars
        for chars, is_form, is_courteous in zip(chars, forms, courtesies, strict=True)
    ]
    if any(forms) and not any(chars):
        return Ownership(None, NEVER)
    return Ownership(chars, min((share.margin for share in shares), default=NEVER))


def _uncommon(mine: Side, other: Side, evidence: Evidence, stretch: Stretch, levels: Levels) -> _Share:
    """Return the letters and digits that are body text and not common wording, in quarters of the passage.

    So rough that they seldom change as the archive grows.
    """
    inside = evidence.inside(stretch)
    body = [
        each.document_count
        for each in inside
        if not (mine.asides and mine.aside(each.position))
        and not (other.asides and other.aside(each.other_position))
    ]
    if not inside:
        return _Share(0, NEVER)
    own_quarters = quarters(held_seeds(body, levels), levels, len(inside))
    return _Share(stretch.chars * own_quarters // 4, margin_of_own(body, levels, len(inside)))


def _of_versions(mine: Side, other: Side, stretches: Sequence[Stretch]) -> set[Stretch]:
    """Return the long passages that are, together, nearly all of one of the texts or of a language version.

    So the English half of a release is known in the notes that carry it with something of their own between.
    """
    by_languages: dict[tuple[str | None, str | None], set[Stretch]] = {}
    for stretch in stretches:
        if stretch.chars >= LEAST_OF_A_VERSION:
            middle, other_middle = stretch.middle
            languages = mine.language(middle), other.language(other_middle)
            by_languages.setdefault(languages, set()).add(stretch)
    return {
        stretch
        for (language, other_language), together in by_languages.items()
        if sum(each.chars for each in together)
        >= NEARLY_ALL * min(mine.version_chars(language), other.version_chars(other_language))
        for stretch in together
    }


def _levels(mine: Side, other: Side, stretch: Stretch, of_versions: Set[Stretch]) -> Levels:
    """Return what it takes: less if a passage is a quotation in one of the texts, or most of one."""
    is_quoted = any(
        side.quotes(*side.folded.text_range(start, end))
        for side, start, end in (
            (mine, stretch.start, stretch.end),
            (other, stretch.other_start, stretch.other_end),
        )
    )
    if is_quoted:
        return QUOTED
    share = stretch.chars / min(len(mine.form), len(other.form))
    if share >= NEARLY_ALL or stretch in of_versions:
        return OF_NEARLY_ALL
    return OF_MOST if share >= 0.5 else STRICT
