"""From what is painted on the pages to their blocks in reading order."""

from dataclasses import dataclass

from tasks.extract.pdf_blocks import blocks_of
from tasks.extract.pdf_columns import columns_of
from tasks.extract.pdf_frame import Sheet, surface
from tasks.extract.pdf_furniture import PageLines, set_furniture_apart
from tasks.extract.pdf_glyphs import Painted, joined_rules
from tasks.extract.pdf_lines import lines_of, piece_of
from tasks.extract.pdf_roles import body_size, give_roles
from tasks.extract.pdf_runs import runs_of
from tasks.extract.pdf_shapes import Block, Line, Rule, Run
from tasks.extract.pdf_verdict import PageContent, is_garbled

NOTES_BELOW = 0.35
"""Share of the page height below which footnotes begin."""


@dataclass(slots=True)
class PageLayout:
    """One page: its lines by direction, the most used first, with what it holds otherwise."""

    sheet: Sheet
    lines: dict[int, list[Line]]
    rules: list[Rule]
    content: PageContent


def page_layout(page: Painted) -> PageLayout:
    """The lines of one page; none for a page that is a scan or garbled."""
    runs = {
        direction: _shown(runs_of(glyphs), page.sheet, direction) for direction, glyphs in page.glyphs.items()
    }
    text = "".join(run.text for found in runs.values() for run in found if not run.is_space)
    area = max(page.sheet.width * page.sheet.height, 1.0)
    content = PageContent(len(text), page.image_count, page.image_area / area, is_garbled(text))
    lines: dict[int, list[Line]] = {}
    if content.is_readable:
        for direction in sorted(runs, key=lambda key: (-len(runs[key]), key)):
            lines[direction] = lines_of(runs[direction])
    return PageLayout(page.sheet, lines, joined_rules(page.rules), content)


def _shown(runs: list[Run], sheet: Sheet, direction: int) -> list[Run]:
    """The runs that touch the displayed page."""
    width, height = surface(sheet, direction)
    return [run for run in runs if run.x1 >= 0 and run.x0 <= width and run.bottom >= 0 and run.top <= height]


def page_blocks(layouts: list[PageLayout]) -> list[list[tuple[int, Block]]]:
    """For each page its blocks with the direction they run in, furniture first and last."""
    mains = [next(iter(layout.lines), 0) for layout in layouts]
    pages = [
        PageLines(surface(layout.sheet, main)[1], layout.lines.get(main, []))
        for layout, main in zip(layouts, mains, strict=True)
    ]
    set_furniture_apart(pages)
    body = body_size([line for page in pages for line in page.body])
    result = []
    for layout, main, page in zip(layouts, mains, pages, strict=True):
        blocks = [(main, block) for block in _ordered_blocks(page, layout.rules if main == 0 else [], body)]
        for direction, lines in list(layout.lines.items())[1:]:
            blocks += [(direction, block) for flow in columns_of(lines, []) for block in blocks_of(flow)]
        result.append(blocks)
    return result


def _ordered_blocks(page: PageLines, rules: list[Rule], body: float) -> list[Block]:
    blocks: list[Block] = []
    for flow in columns_of(page.body, rules):
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
