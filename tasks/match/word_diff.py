"""The words in which two passages differ: as few as can be, and each difference by itself.

Words are compared without case and punctuation, so that a moved comma hides no equal word; where
only these differ, that is a difference of its own. `11 March,` against `10 March` is a number and a
comma, `recognize` against `not recognise` a *not* and a spelling.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from tasks.match.match_form import form_of
from tasks.match.word_alignment import Pairs, common_words, without_islands
from tasks.match.word_pairing import is_respelt, paired

UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han: written without blanks, so that each character is a word."""

WIDE_MARKS = "\u3001-\u3004\u3008-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"

WORD = re.compile(rf"[{UNSPACED}]|[{WIDE_MARKS}]+|[^\s{UNSPACED}{WIDE_MARKS}]+")
SPACED_WORD = re.compile(r"\S+")
NOT_SPACED = re.compile(f"[{UNSPACED}{WIDE_MARKS}]")

CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)
SHORT_STEMS = {"canot": "cannot", "wonot": "willnot", "shanot": "shallnot"}


class Words(NamedTuple):
    """Words as they stand, their match forms (themselves if they have no letters), their spans."""

    texts: list[str]
    forms: list[str]
    spans: list[tuple[int, int]]


class Facing(NamedTuple):
    """Words that face each other and differ, as ranges of both lists; `sort`: form, spelling or words."""

    start: int
    end: int
    other_start: int
    other_end: int
    sort: str


def word_diff(
    text: str, start: int, end: int, other: str, other_start: int, other_end: int
) -> list[dict[str, Any]]:
    """Return the differing words of `text[start:end]` and `other[other_start:other_end]`, in order.

    Offsets count in the whole texts; at an insertion or deletion the empty side says where.
    """
    if text[start:end] == other[other_start:other_end]:
        return []
    mine, theirs = _words(text, start, end), _words(other, other_start, other_end)
    changes = []
    for change in _changes(mine, theirs):
        text_start, text_end = _span(mine, change.start, change.end, end)
        their_start, their_end = _span(theirs, change.other_start, change.other_end, other_end)
        changes.append(
            {
                "op": _op(text_start < text_end, their_start < their_end),
                "text_start": text_start,
                "text_end": text_end,
                "other_start": their_start,
                "other_end": their_end,
                "before": text[text_start:text_end],
                "after": other[their_start:their_end],
            }
        )
    return changes


def _op(has_before: bool, has_after: bool) -> str:
    if has_before and has_after:
        return "replace"
    return "delete" if has_before else "insert"


def _words(text: str, start: int, end: int) -> Words:
    passage = text[start:end]
    if passage.isascii() or not NOT_SPACED.search(passage):
        # The same words and spans, where none is written without blanks, and in a third of the time.
        texts, pattern = passage.split(), SPACED_WORD
    else:
        texts, pattern = WORD.findall(passage), WORD
    spans = [each.span() for each in pattern.finditer(text, start, end)]
    return Words(texts, list(map(_form, texts)), spans)


@lru_cache(1 << 16)
def _form(word: str) -> str:
    """Return the word in match form, a contracted *not* written out."""
    if "n" in word and CONTRACTED.search(word):
        whole = form_of(CONTRACTED.sub("not", word))
        return SHORT_STEMS.get(whole, whole)
    return form_of(word) or word


def _changes(mine: Words, theirs: Words) -> Iterator[Facing]:
    """Yield what differs, from the first words to the last; neighbours that differ in one way are one."""
    change: Facing | None = None
    for facing in _facing(mine, theirs):
        if change and _is_next(change, facing):
            change = change._replace(end=facing.end, other_end=facing.other_end)
            continue
        if change:
            yield change
        change = facing
    if change:
        yield change


def _is_next(change: Facing, facing: Facing) -> bool:
    ends, starts = (change.end, change.other_end), (facing.start, facing.other_start)
    return ends == starts and change.sort == facing.sort


def _facing(mine: Words, theirs: Words) -> Iterator[Facing]:
    """Yield the words that face each other and differ."""
    forms, others = mine.forms, theirs.forms
    pairs = _slid(without_islands(common_words(forms, others), forms, others), mine, theirs)
    at, other_at = 0, 0
    for left, right in [*pairs, (len(mine.texts), len(theirs.texts))]:
        if at < left or other_at < right:
            for step, other_step in paired(forms[at:left], others[other_at:right]):
                yield from _faced(mine, theirs, at, at + step, other_at, other_at + other_step)
                at, other_at = at + step, other_at + other_step
        if left < len(mine.texts) and mine.texts[left] != theirs.texts[right]:
            yield from _faced(mine, theirs, left, left + 1, right, right + 1)
        at, other_at = left + 1, right + 1


def _faced(
    mine: Words, theirs: Words, start: int, end: int, other_start: int, other_end: int
) -> Iterator[Facing]:
    """Yield these words if they differ."""
    form, other_form = "".join(mine.forms[start:end]), "".join(theirs.forms[other_start:other_end])
    if form != other_form:
        sort = "spelling" if is_respelt(form, other_form) else "words"
    elif mine.texts[start:end] != theirs.texts[other_start:other_end]:
        sort = "form" if end - start == other_end - other_start else "spelling"
    else:
        return
    yield Facing(start, end, other_start, other_end, sort)


def _slid(pairs: Pairs, mine: Words, theirs: Words) -> Pairs:
    """Return the pairs with each insertion and deletion moved to where a sentence or clause begins.

    `A. The B. The C.` against `A. The C.` lacks *The B.*, not *B. The*: a word moves only past its equal.
    """
    slid = list(pairs)
    for place in range(1, len(slid)):
        (left, right), (next_left, next_right) = slid[place - 1], slid[place]
        if next_left == left + 1 and next_right > right + 1:
            _slide(slid, place, theirs, 1, mine)
        elif next_right == right + 1 and next_left > left + 1:
            _slide(slid, place, mine, 0, theirs)
    return slid


def _slide(slid: Pairs, place: int, longer: Words, side: int, shorter: Words) -> None:
    """Move the extra words before pair `place` of one side left as far as that begins a better clause."""
    first, end = slid[place - 1][side] + 1, slid[place][side]
    best, best_shift, shift = _opening(longer, first), 0, 0
    while shift < place:
        moved = longer.texts[end - 1 - shift]
        pair = slid[place - 1 - shift]
        if pair[side] != first - 1 - shift or moved != shorter.texts[pair[1 - side]]:
            break
        shift += 1
        if _opening(longer, first - shift) > best:
            best, best_shift = _opening(longer, first - shift), shift
    for step in range(1, best_shift + 1):
        pair = slid[place - step]
        moved_to = end - step
        slid[place - step] = (moved_to, pair[1]) if side == 0 else (pair[0], moved_to)


def _opening(words: Words, place: int) -> int:
    """Return how good a beginning the word is: of a sentence 2, of a clause 1, else 0."""
    last = words.texts[place - 1][-1] if place else "."
    return 2 if last in '.!?:”»"。' else 1 if last in ",;—–，、" else 0


def _span(words: Words, first: int, last: int, end: int) -> tuple[int, int]:
    if first < last:
        return words.spans[first][0], words.spans[last - 1][1]
    place = words.spans[first][0] if first < len(words.spans) else end
    return place, place
