"""From what is painted on the pages to their blocks in reading order."""

from dataclasses import dataclass

from schemas.reading import PageMethod
from tasks.extract.garbled import garbled_score
from tasks.extract.ocr_lines import joined_rows
from tasks.extract.pdf_blocks import blocks_of
from tasks.extract.pdf_columns import columns_of
from tasks.extract.pdf_direction import RIGHT_TO_LEFT, UPRIGHT, framed
from tasks.extract.pdf_frame import Frame, Sheet, mirrored, surface
from tasks.extract.pdf_furniture import PageLines, set_furniture_apart
from tasks.extract.pdf_glyphs import Painted, joined_rules
from tasks.extract.pdf_lines import lines_of, piece_of
from tasks.extract.pdf_roles import body_size, give_roles
from tasks.extract.pdf_runs import runs_of
from tasks.extract.pdf_shapes import Block, Line, Rule, Run
from tasks.extract.pdf_verdict import PageContent

NOTES_BELOW = 0.35
"""Share of the page height below which footnotes begin."""


@dataclass(slots=True)
class PageLayout:
    """One page: its lines by frame, the most used first, with what it holds otherwise.

    OCR says in which order it read the lines of the first frame (`flows`), and how sure it is.
    """

    sheet: Sheet
    lines: dict[Frame, list[Line]]
    rules: list[Rule]
    content: PageContent
    flows: list[list[Line]] | None = None
    method: PageMethod = "text_layer"
    confidence: float | None = None

    @property
    def letters(self) -> int:
        return sum(line.chars for lines in self.lines.values() for line in lines)


def page_layout(page: Painted) -> PageLayout:
    """The lines of one page; none for a page that is a scan or garbled."""
    runs: dict[Frame, list[Run]] = {}
    mixed: set[Frame] = set()
    for frame, glyphs, text in framed(page.glyphs, page.sheet):
        if not text.isascii() and RIGHT_TO_LEFT.search(text):
            mixed.add(frame)
        runs[frame] = _shown(runs_of(glyphs, frame in mixed), page.sheet, frame)
    frames = sorted(runs, key=lambda key: (-len(runs[key]), key))
    lines = {frame: lines_of(runs[frame], frame.is_mirrored, frame in mixed) for frame in frames}
    content = _content(page, lines)
    return PageLayout(page.sheet, lines if content.is_readable else {}, joined_rules(page.rules), content)


def _content(page: Painted, lines: dict[Frame, list[Line]]) -> PageContent:
    text = "\n".join(line.text for found in lines.values() for line in found)
    area = max(page.sheet.width * page.sheet.height, 1.0)
    return PageContent(
        glyph_count=len("".join(text.split())),
        image_count=page.image_count,
        stroke_count=page.stroke_count,
        covered_share=page.image_area / area,
        garbled_score=garbled_score(text),
        lost_count=page.lost_count,
    )


def _shown(runs: list[Run], sheet: Sheet, frame: Frame) -> list[Run]:
    """The runs that touch the displayed page."""
    width, height = surface(sheet, frame.turn)
    return [run for run in runs if run.x1 >= 0 and run.x0 <= width and run.bottom >= 0 and run.top <= height]


def page_blocks(layouts: list[PageLayout]) -> list[list[tuple[Frame, Block]]]:
    """For each page its blocks with the frame they are read in, furniture first and last."""
    mains = [next(iter(layout.lines), UPRIGHT) for layout in layouts]
    pages = [
        PageLines(surface(layout.sheet, main.turn)[1], layout.lines.get(main, []))
        for layout, main in zip(layouts, mains, strict=True)
    ]
    set_furniture_apart(pages)
    body = body_size([line for page in pages for line in page.body])
    result = []
    for layout, main, page in zip(layouts, mains, pages, strict=True):
        rules = _rules_in(main, layout)
        flows = columns_of(page.body, rules) if layout.flows is None else _remaining(layout.flows, page)
        blocks = [(main, block) for block in _ordered_blocks(page, flows, rules, body)]
        for frame, lines in list(layout.lines.items())[1:]:
            blocks += [(frame, block) for flow in columns_of(lines, []) for block in blocks_of(flow)]
        result.append(blocks)
    return result


def _remaining(flows: list[list[Line]], page: PageLines) -> list[list[Line]]:
    """The flows without what is furniture, rows put together."""
    body = {id(line) for line in page.body}
    kept = [[line for line in flow if id(line) in body] for flow in flows]
    return [joined_rows(flow) for flow in kept if flow]


def _rules_in(frame: Frame, layout: PageLayout) -> list[Rule]:
    """The rules of a page in the frame of its lines; none where those run up or down the page."""
    if frame.turn and layout.flows is None:
        return []
    if not frame.is_mirrored:
        return layout.rules
    width = layout.sheet.width
    return [Rule(*mirrored(rule.x0, rule.x1, width), rule.y) for rule in layout.rules]


def _ordered_blocks(page: PageLines, flows: list[list[Line]], rules: list[Rule], body: float) -> list[Block]:
    blocks: list[Block] = []
    for flow in flows:
        found = blocks_of(flow)
        give_roles(found, body, rules, NOTES_BELOW * page.height)
        blocks += found
    return _furniture(page.header, "header") + blocks + _furniture(page.footer, "footer")


def _furniture(lines: list[Line], role: str) -> list[Block]:
    """One block per piece of furniture, from the top; what stands close together is one piece."""
    pieces: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.row, line.x0)):
        last = pieces[-1] if pieces else None
        if last and last.row == line.row and line.x0 - last.x1 < 5 * line.size:
            pieces[-1] = piece_of(last.tokens + line.tokens, line.row, last.baseline)
        else:
            pieces.append(line)
    return [Block([line], roles=[role]) for line in pieces]
