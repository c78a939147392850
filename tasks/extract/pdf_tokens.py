"""The words of one row: where a gap is a space, and where a raised mark points to a note."""

import re
from itertools import pairwise

from tasks.extract.pdf_shapes import Run, Token

SPACE_GAP = 0.16
UNSPACED_GAP = 0.6
MIXED_GAP = 0.34
STOP_GAP = 1.2
"""Between full-width characters, between one and a letter or digit, and behind full-width punctuation setters
leave blank what is no space."""
RAISED_SIZE = 0.82
RAISED_BY = 0.12
MARK_GAP = 0.6
"""All are shares of a font size; a note mark stands no further than the last behind its word."""

MARK_SIGN = re.compile(r"[(\[]?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])(?:[,–-]\d{1,3})*[)\]]?")
MAY_BE_MARK = re.compile(r"[\d*†‡§¶()\[\],–-]{1,8}|[a-z]")
NO_NOTES = re.compile(r"(?:.*\d)?(?:[kcmd]?m|ft|in)|10|.*\)10|\W*[^\W\d_]")
"""A number raised behind a unit, ten or a single letter is a power."""
FULL_STOPS = frozenset("，。、；：！？）」』】〉》")
"""Punctuation of full-width scripts, behind which a new word box begins, though no blank stands there."""


def tokens_of(row: list[Run], size: float, baseline: float) -> list[Token]:
    """The words of a row, left to right. A word ends at a space glyph or a gap."""
    tokens: list[Token] = []
    gap_limit = _gap_limit(row, size)
    space: Run | None = None
    for run in row:
        if run[0] == " ":
            space = run
            continue
        is_raised = run.bottom - run.top <= RAISED_SIZE * size and baseline - run.baseline > RAISED_BY * size
        last = tokens[-1] if tokens else None
        if last is None or _ends(last, run, space, gap_limit):
            is_mark = last is not None and is_raised and 0 <= run.x0 - last.x1 < MARK_GAP * size
            tokens.append(_token(run, is_raised, is_mark and bool(MARK_SIGN.fullmatch(run.text))))
        elif last.raised is not None or is_raised:
            _add_raised(tokens, last, run, is_raised)
        elif last.text[-1] in FULL_STOPS:
            tokens.append(_token(run, is_tied=True))
        else:
            _extend(last, run)
        space = None
    return _settled(tokens)


def _is_unspaced(character: str) -> bool:
    """Whether the script of a character sets no blanks between words: Han and kana with their punctuation."""
    return character >= "\u2e80" and not (
        "\ua000" <= character < "\uf900" or "\ufb00" <= character < "\ufe30"
    )


def _ends(last: Token, run: Run, space: Run | None, limit: float) -> bool:
    """Whether a word ended before this run."""
    gap = run.x0 - last.x1
    if space is not None and _divides(space, last, run):
        return True
    before, behind = last.text[-1], run.text[0]
    if (before >= "\u2e80" or behind >= "\u2e80") and gap > limit:
        full = _is_unspaced(before) + _is_unspaced(behind)
        share = STOP_GAP if before in FULL_STOPS else (0.0, MIXED_GAP, UNSPACED_GAP)[full]
        limit = max(limit, share * (run.bottom - run.top))
    return gap > limit


def _divides(space: Run, last: Token, run: Run) -> bool:
    """Whether a space glyph stands between, not on top of one of its neighbours."""
    middle, slack = (space.x0 + space.x1) / 2, 0.2 * run.size
    return last.x1 - slack <= middle <= run.x0 + slack


def _gap_limit(row: list[Run], size: float) -> float:
    """The gap above which two runs of a row are two words, in points.

    In letter-spaced text (`U N I T E D`) every glyph is a run: the usual gap is then no space.
    """
    words = [run for run in row if run[0] != " "]
    single = sum(len(run.text) == 1 for run in words)
    if len(words) < 6 or single < 0.8 * len(words):
        return SPACE_GAP * size
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(words))
    usual = gaps[len(gaps) // 2]
    return SPACE_GAP * size + max(0.0, usual if usual < 0.6 * size else 0.0)


def _token(run: Run, is_raised: bool = False, is_mark: bool = False, is_tied: bool = False) -> Token:
    raised = (0, len(run.text)) if is_raised else None
    return Token(
        run.text, run.x0, run.x1, run.top, run.bottom, run.bottom - run.top, run.is_bold, [run.text], run.x0,
        raised, None, is_mark, is_tied,
    )  # fmt: skip


def _add_raised(tokens: list[Token], last: Token, run: Run, is_raised: bool) -> None:
    """Adds a run where it or the token before it is raised: to a mark, as a mark, or behind one."""
    if is_raised and last.raised is not None and last.raised[1] == len(last.text):
        last.raised = (last.raised[0], len(last.text) + len(run.text))
        _extend(last, run)
    elif is_raised and MAY_BE_MARK.fullmatch(run.text):
        tokens.append(_token(run, is_raised=True, is_mark=True))
    elif is_raised:
        last.raised = (len(last.text), len(last.text) + len(run.text))
        _extend(last, run)
    elif last.raised == (0, len(last.text)):
        tokens.append(_token(run, is_tied=last.is_mark))
    else:
        _extend(last, run)


def _extend(token: Token, run: Run) -> None:
    if len(run.text) >= len(token.text):
        token.size = run.bottom - run.top
    if token.is_bold and not run.is_bold and token.raised is None:
        token.is_bold = False
    token.text += run.text
    token.parts.append(run.text)
    token.x1 = max(token.x1, run.x1)
    token.top, token.bottom = min(token.top, run.top), max(token.bottom, run.bottom)


def _settled(tokens: list[Token]) -> list[Token]:
    """The tokens, with what looked like a mark and is an ordinal, a power or a label put back on its word."""
    if not any(token.is_mark for token in tokens):
        return tokens
    settled: list[Token] = []
    for token in tokens:
        last = settled[-1] if settled else None
        if token.is_mark and last is not None and not points_to_note(last.text, token.text):
            start = len(last.text)
            last.raised = (start, start + len(token.text))
            _glue(last, token)
        elif token.is_tied and last is not None and not last.is_mark and last.text[-1] not in FULL_STOPS:
            _glue(last, token)
        else:
            settled.append(token)
    return settled


def points_to_note(word: str, mark: str) -> bool:
    """Whether a raised mark behind a word points to a note: not an ordinal, a power or a label."""
    if not word or not MARK_SIGN.fullmatch(mark) or NO_NOTES.fullmatch(word):
        return False
    return not (mark.isalpha() and (word[-1].isdigit() or len(word) < 3))


def _glue(token: Token, behind: Token) -> None:
    token.text += behind.text
    token.parts += behind.parts
    token.x1 = max(token.x1, behind.x1)
    token.top, token.bottom = min(token.top, behind.top), max(token.bottom, behind.bottom)
