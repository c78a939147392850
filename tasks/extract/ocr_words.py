"""What tesseract's TSV says: words with their places and boxes, and rules between them."""

from dataclasses import dataclass, field

from tasks.extract.pdf_shapes import Box

PAGE_LEVEL, WORD_LEVEL = 1, 5
COLUMNS = 12

SURE, DOUBTFUL = 0.6, 0.4
LONG, SHORT = 5, 3
"""Confidences, and numbers of letters, that tell words from what a picture is taken for."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """One word: the block, paragraph and line it stands in, its box in pixels, confidence 0 to 1."""

    text: str
    line: tuple[int, int, int]
    box: Box
    confidence: float

    @property
    def letters(self) -> int:
        return sum(map(str.isalnum, self.text))


@dataclass(slots=True)
class OcrPage:
    """One page as tesseract read it, in pixels: words in reading order, boxes of bare strokes."""

    width: float = 0.0
    height: float = 0.0
    words: list[OcrWord] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)

    @property
    def confidence(self) -> float:
        """How sure the reading is, 0 to 1, words weighing as many letters as they have."""
        letters = sum(len(word.text) for word in self.words)
        return round(sum(word.confidence * len(word.text) for word in self.words) / max(letters, 1), 4)


def ocr_page(tsv: str) -> OcrPage:
    """The page a TSV describes, without what can only be a picture taken for letters."""
    page = OcrPage()
    for row in tsv.split("\n"):
        cells = row.rstrip("\r").split("\t", COLUMNS - 1)
        if len(cells) == COLUMNS and cells[0].isdigit():
            _add(page, cells)
    sure = {word.line[0] for word in page.words if _is_writing(word)}
    page.words = [word for word in page.words if word.line[0] in sure]
    return page


def _add(page: OcrPage, cells: list[str]) -> None:
    level, block, paragraph, line = (int(cells[place]) for place in (0, 2, 3, 4))
    left, top, width, height = (float(cell) for cell in cells[6:10])
    box = (left, top, left + width, top + height)
    if level == PAGE_LEVEL:
        page.width, page.height = width, height
    elif level == WORD_LEVEL and cells[11].strip():
        confidence = min(max(float(cells[10]) / 100, 0.0), 1.0)
        page.words.append(OcrWord(cells[11].strip(), (block, paragraph, line), box, round(confidence, 4)))
    elif level == WORD_LEVEL:
        page.strokes.append(box)


def _is_writing(word: OcrWord) -> bool:
    """Whether a word vouches for its block: pictures give short and doubtful words only."""
    return (
        word.letters >= LONG
        or (word.letters >= SHORT and word.confidence >= DOUBTFUL)
        or (word.letters > 0 and word.confidence >= SURE)
    )
