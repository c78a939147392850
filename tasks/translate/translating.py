"""The translate stage: new documents, alone and against everything that is held, in other languages."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from duckdb import DuckDBPyConnection

from schemas.translation import TranslatedGroup, Translation
from tasks.translate.anchor_index import AnchorIndex, Candidate
from tasks.translate.bodies import Bodies, bodies_of
from tasks.translate.judgement import Judgement, judge
from tasks.translate.paragraph import letters_of

DOCUMENTS_AT_ONCE = 500
PAIRS_AT_ONCE = 1000


def find_translations(
    connection: DuckDBPyConnection, index: AnchorIndex, derivation_ids: Iterable[str]
) -> list[Translation]:
    """Return what new derivations translate, or are translated by; their rows are in the warehouse already.

    The index is first brought to what the warehouse holds: a run that was killed may have left it ahead or
    behind.
    """
    bring_up_to_date(connection, index)
    found: list[Translation] = []
    for candidates in _pairs_at_once(index.candidates(derivation_ids)):
        named = {name for each in candidates for name in (each.derivation_id, each.other_derivation_id)}
        found += _translations_among(candidates, bodies_of(connection, named))
    return found


def _pairs_at_once(candidates: list[Candidate]) -> Iterator[list[Candidate]]:
    """Yield candidates, those of one pair of documents together, few enough for memory."""

    def pair(candidate: Candidate) -> tuple[str, str]:
        return candidate.derivation_id, candidate.other_derivation_id

    pairs = [list(group) for _, group in groupby(sorted(candidates, key=pair), key=pair)]
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        yield list(chain.from_iterable(pairs[start : start + PAIRS_AT_ONCE]))


def bring_up_to_date(connection: DuckDBPyConnection, index: AnchorIndex) -> None:
    """Index what counts in the warehouse and is not indexed; forget what does not count."""
    rows = connection.execute("SELECT derivation_id FROM store.current_derivations").fetchall()
    current, indexed = {row[0] for row in rows}, index.derivation_ids()
    index.remove(indexed - current)
    missing = sorted(current - indexed)
    for start in range(0, len(missing), DOCUMENTS_AT_ONCE):
        index.add(bodies_of(connection, missing[start : start + DOCUMENTS_AT_ONCE]).values())


def _translations_among(candidates: Iterable[Candidate], held: dict[str, Bodies]) -> list[Translation]:
    """Return the translations among candidates: of two documents and two languages, one at most, the best."""
    judged = [_judged(_in_order(candidate, held), held) for candidate in candidates]
    sound = [(candidate, judgement) for candidate, judgement in judged if judgement.is_translation]

    def of_pair(each: tuple[Candidate, Judgement]) -> tuple[str, str, list[str]]:
        candidate, _ = each
        languages = sorted((candidate.language, candidate.other_language))
        return candidate.derivation_id, candidate.other_derivation_id, languages

    sound.sort(key=lambda each: (of_pair(each), -each[1].significance, each[0]))
    return [_translation(*next(group), held) for _, group in groupby(sound, key=of_pair)]


def _in_order(candidate: Candidate, held: dict[str, Bodies]) -> Candidate:
    """Return a candidate with the smaller document id first; in one document, with the smaller language."""
    sides = [
        (held[candidate.derivation_id].document_id, candidate.language, candidate.derivation_id),
        (
            held[candidate.other_derivation_id].document_id,
            candidate.other_language,
            candidate.other_derivation_id,
        ),
    ]
    (_, language, derivation_id), (_, other_language, other_derivation_id) = sorted(sides)
    return Candidate(derivation_id, language, other_derivation_id, other_language)


def _judged(candidate: Candidate, held: dict[str, Bodies]) -> tuple[Candidate, Judgement]:
    mine = held[candidate.derivation_id].by_language[candidate.language]
    others = held[candidate.other_derivation_id].by_language[candidate.other_language]
    return candidate, judge(mine, others)


def _translation(candidate: Candidate, judgement: Judgement, held: dict[str, Bodies]) -> Translation:
    mine, other = held[candidate.derivation_id], held[candidate.other_derivation_id]
    languages = candidate.language, candidate.other_language
    turned = candidate.other_language, candidate.language
    paragraphs = mine.by_language[candidate.language]
    other_paragraphs = other.by_language[candidate.other_language]
    groups = []
    longest = 0
    for bead in judgement.alignment.beads:
        here = paragraphs[bead.start : bead.end]
        there = other_paragraphs[bead.other_start : bead.other_end]
        longest = max(longest, min(letters_of(here), letters_of(there)))
        groups.append(
            TranslatedGroup(
                text_start=here[0].text_start,
                text_end=here[-1].text_end,
                other_start=there[0].text_start,
                other_end=there[-1].text_end,
                score=round(bead.likelihood, 6),
            )
        )
    return Translation(
        derivation_id=mine.derivation_id,
        document_id=mine.document_id,
        language=candidate.language,
        other_derivation_id=other.derivation_id,
        other_document_id=other.document_id,
        other_language=candidate.other_language,
        coverage=judgement.coverage,
        other_coverage=judgement.other_coverage,
        score=judgement.score,
        groups=groups,
        longest_chars=longest,
        said=mine.said.makes_translation(*languages) - other.said.makes_translation(*turned),
        implied=other.said.makes_translation(*languages) - mine.said.makes_translation(*turned),
        reason=judgement.reason(),
        other_reason=judgement.reason(turned=True),
    )
