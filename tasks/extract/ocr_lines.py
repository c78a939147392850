"""From words that OCR read to lines in a reading frame, as the text layer's layout has them.

Pixels become points, a page that stands on its head or on its side is turned, the slant of a page
laid askew is taken out of the baselines, and the font size, which OCR does not tell, is measured
from the letters.
"""

from collections import Counter
from itertools import groupby, pairwise
from statistics import median

from tasks.extract.ocr_letters import box_height, is_right_to_left, stands_on_baseline
from tasks.extract.ocr_words import OcrPage, OcrWord
from tasks.extract.pdf_frame import Sheet, into_frame, surface
from tasks.extract.pdf_shapes import Box, Line, Rule, Token

LONG_LINE = 12
"""In font sizes: lines from this length on tell the slant of a page."""

SAME_SIZE = 0.06
SAME_ROW = 0.35
STROKE_PT = 6.0
STROKE_SHAPE = 12
"""Thickness and least ratio of length to thickness of a stroke that is a rule."""

PIECE_GAP = 2.5
"""Share of the size: words further apart on a line stand beside each other."""

CJK_GAP = 0.6
"""Share of the size: ideographs that stand closer are written without a space."""


def direction_of(page: OcrPage) -> int:
    """The direction most lines run in: 0, 90 (upward), 180, 270, anticlockwise in degrees."""
    votes: Counter[int] = Counter()
    for words in _lines(page):
        first, last = _centre(words[0].box), _centre(words[-1].box)
        across, down = last[0] - first[0], last[1] - first[1]
        if is_right_to_left("".join(word.text for word in words)):
            across, down = -across, -down
        if abs(across) >= abs(down):
            votes[0 if across >= 0 else 180] += len(words) - 1
        else:
            votes[270 if down > 0 else 90] += len(words) - 1
    return max(votes, key=lambda direction: (votes[direction], -direction), default=0)


def _lines(page: OcrPage) -> list[list[OcrWord]]:
    return [list(words) for _, words in groupby(page.words, key=lambda word: word.line)]


def _centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def ocr_flows(page: OcrPage, sheet: Sheet, direction: int) -> list[list[Line]]:
    """The lines of a page as flows in reading order; blocks that stand below each other are one."""
    blocks: list[tuple[int, list[Line]]] = []
    for words in _lines(page):
        pieces = _pieces(_line(words, page, sheet, direction))
        if blocks and blocks[-1][0] == words[0].line[0]:
            blocks[-1][1].extend(pieces)
        else:
            blocks.append((words[0].line[0], pieces))
    lines = [line for _, block in blocks for line in block]
    _straighten(lines, surface(sheet, direction)[0] / 2)
    _even_sizes([block for _, block in blocks])
    _number_rows(lines)
    return _flows([block for _, block in blocks])


def ocr_rules(page: OcrPage, sheet: Sheet, direction: int) -> list[Rule]:
    """The thin strokes along the text, top to bottom."""
    boxes = [into_frame(_on_sheet(stroke, page, sheet), direction, sheet) for stroke in page.strokes]
    return sorted(
        (
            Rule(x0, x1, (top + bottom) / 2)
            for x0, top, x1, bottom in boxes
            if bottom - top <= STROKE_PT and x1 - x0 >= STROKE_SHAPE * (bottom - top)
        ),
        key=lambda rule: rule.y,
    )


def _on_sheet(box: Box, page: OcrPage, sheet: Sheet) -> Box:
    across, down = sheet.width / max(page.width, 1.0), sheet.height / max(page.height, 1.0)
    return box[0] * across, box[1] * down, box[2] * across, box[3] * down


def _line(words: list[OcrWord], page: OcrPage, sheet: Sheet, direction: int) -> Line:
    tokens: list[Token] = []
    for word in words:
        x0, top, x1, bottom = into_frame(_on_sheet(word.box, page, sheet), direction, sheet)
        size = (bottom - top) / box_height(word.text)
        token = Token(word.text, x0, x1, top, bottom, size, False, confidence=word.confidence)
        if tokens and _is_one_word(tokens[-1], token):
            _append(tokens[-1], token)
        else:
            tokens.append(token)
    return _of_tokens(tokens, _baseline(tokens), _size(tokens))


def _pieces(line: Line) -> list[Line]:
    """The line taken apart at wide gaps, so that a running head beside other words can be told."""
    parts = [line.tokens[:1]]
    for token in line.tokens[1:]:
        last = parts[-1][-1]
        if max(token.x0 - last.x1, last.x0 - token.x1) > PIECE_GAP * line.size:
            parts.append([token])
        else:
            parts[-1].append(token)
    return [line] if len(parts) == 1 else [_of_tokens(part, line.baseline, line.size) for part in parts]


def _of_tokens(tokens: list[Token], baseline: float, size: float) -> Line:
    line = Line(tokens, 0, baseline, size)
    line.x0, line.x1 = min(token.x0 for token in tokens), max(token.x1 for token in tokens)
    return line


def joined_rows(flow: list[Line]) -> list[Line]:
    """The lines of a flow with what stands on one row put together again, in reading order."""
    joined: list[Line] = []
    for line in flow:
        if joined and joined[-1].row == line.row:
            last = joined[-1]
            joined[-1] = _of_tokens(last.tokens + line.tokens, last.baseline, last.size)
            joined[-1].row = last.row
        else:
            joined.append(line)
    return joined


def _is_one_word(last: Token, token: Token) -> bool:
    """Whether two ideographs, or one and its punctuation, stand together as in running text."""
    both = _is_ideographic(last.text[-1]) and _is_ideographic(token.text[0])
    return both and token.x0 - last.x1 < CJK_GAP * max(last.size, token.size)


def _is_ideographic(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\uff00"


def _append(token: Token, following: Token) -> None:
    """Adds the letters of one token to another, which is as sure as its letters are on the whole."""
    shares = len(token.text), len(following.text)
    sureness = (token.confidence or 0.0) * shares[0] + (following.confidence or 0.0) * shares[1]
    token.confidence = round(sureness / sum(shares), 4)
    token.text += following.text
    token.x0, token.x1 = min(token.x0, following.x0), max(token.x1, following.x1)
    token.top, token.bottom = min(token.top, following.top), max(token.bottom, following.bottom)


def _size(tokens: list[Token]) -> float:
    """The median size of a line's words, each weighing as many letters as it has."""
    sizes = sorted((token.size, sum(map(str.isalnum, token.text)) or 0.1) for token in tokens)
    half, weight = sum(letters for _, letters in sizes) / 2, 0.0
    for size, letters in sizes:
        weight += letters
        if weight >= half:
            return size
    return sizes[-1][0]


def _baseline(tokens: list[Token]) -> float:
    """The foot of the words that have no letter below the line, at the middle of the line."""
    feet = [token.bottom for token in tokens if stands_on_baseline(token.text)]
    return median(feet) if feet else median(token.bottom for token in tokens) - 0.2 * _size(tokens)


def _straighten(lines: list[Line], middle: float) -> None:
    """Moves each baseline to where it would be if the page had been laid straight."""
    slopes = [slope for line in lines if (slope := _slope(line)) is not None]
    if not slopes:
        return
    slant = median(slopes)
    for line in lines:
        line.baseline -= slant * ((line.x0 + line.x1) / 2 - middle)


def _slope(line: Line) -> float | None:
    feet = [
        (token.x0 + token.x1, 2 * token.bottom) for token in line.tokens if stands_on_baseline(token.text)
    ]
    if len(feet) < 3 or abs(feet[-1][0] - feet[0][0]) < 2 * LONG_LINE * line.size:
        return None
    return (feet[-1][1] - feet[0][1]) / (feet[-1][0] - feet[0][0])


def _even_sizes(blocks: list[list[Line]]) -> None:
    """Gives lines the size of their block, and blocks that of the page, where they differ by chance."""
    if not blocks:
        return
    for block in blocks:
        _snap(block, median(line.size for line in block), 2 * SAME_SIZE)
    letters: Counter[float] = Counter()
    for line in (line for block in blocks for line in block):
        letters[round(line.size * 4) / 4] += line.chars
    page = letters.most_common(1)[0][0]
    usual = [line.size for block in blocks for line in block if abs(line.size - page) <= 0.25]
    for block in blocks:
        _snap(block, median(usual) if usual else page, SAME_SIZE)


def _snap(lines: list[Line], size: float, within: float) -> None:
    for line in lines:
        if abs(line.size - size) <= within * size:
            line.size = round(size, 2)


def _number_rows(lines: list[Line]) -> None:
    """Numbers the baselines from the top; lines side by side share one."""
    row, ordered = 0, sorted(lines, key=lambda line: line.baseline)
    for above, below in pairwise(ordered):
        above.row = row
        row += below.baseline - above.baseline > SAME_ROW * min(above.size, below.size)
        below.row = row


def _flows(blocks: list[list[Line]]) -> list[list[Line]]:
    flows: list[list[Line]] = []
    for block in blocks:
        if flows and _goes_on(flows[-1], block):
            flows[-1].extend(block)
        else:
            flows.append(list(block))
    return flows


def _goes_on(flow: list[Line], block: list[Line]) -> bool:
    """Whether a block stands below a flow, in its column."""
    x0, x1 = min(line.x0 for line in flow), max(line.x1 for line in flow)
    left, right = min(line.x0 for line in block), max(line.x1 for line in block)
    shared = min(x1, right) - max(x0, left)
    return block[0].top >= flow[-1].top and shared >= 0.5 * min(x1 - x0, right - left)
