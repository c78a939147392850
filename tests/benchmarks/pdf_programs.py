"""Programs for ReportLab and fpdf2, which draw a paper by calls; run by another interpreter."""

import json
from html import escape

from tests.benchmarks.pdf_papers import MARK, Paper
from tests.benchmarks.pdf_sources import font_of

REPORTLAB = """
import json, sys
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, FrameBreak
given = json.loads({given!r})
columns, turned, space = given["columns"], given["turned"], given["space"]
width, height = A4
body = ParagraphStyle("body", fontName=given["font"], fontSize=10, leading=12.5, spaceAfter=6, alignment=4)
head = ParagraphStyle("head", parent=body, fontName="Helvetica-Bold", fontSize=13, leading=16, alignment=0)
def turn(canvas, document):
    if turned:
        canvas.setPageRotation(turned)
        canvas.translate(*{{90: (width, 0), 180: (width, height), 270: (0, height)}}[turned])
        canvas.rotate(turned)
    canvas.setFont("Helvetica", 8)
    across = height if turned in (90, 270) else width
    canvas.drawString(50, 25, given["footer"])
    canvas.drawRightString(across - 50, 25, "%d" % document.page)
across, down = (height, width) if turned in (90, 270) else (width, height)
wide = (across - 100 - 16 * (columns - 1)) / columns
frames = [Frame(50 + i * (wide + 16), 45, wide, down - 90, 0, 0, 0, 0) for i in range(columns)]
document = BaseDocTemplate(sys.argv[1], pagesize=A4)
document.addPageTemplates(PageTemplate(frames=frames, onPage=turn))
story = [Paragraph(given["title"], head)]
for kind, text, rows in given["parts"]:
    if kind == "table":
        story.append(Table(rows))
    else:
        story.append(Paragraph(text, head if kind == "heading" else body))
document.build(story)
"""

FPDF = """
import json, sys
from fpdf import FPDF
given = json.loads({given!r})
pdf = FPDF()
pdf.add_page()
if given["font_file"]:
    pdf.add_font("F", "", given["font_file"])
    pdf.set_font("F", size=11)
    pdf.set_text_shaping(given["shaping"])
else:
    pdf.set_font("Times", size=11)
pdf.set_char_spacing(given["space"])
texts = [given["title"]] + [text for kind, text, rows in given["parts"] if kind != "table"]
if given["columns"] > 1:
    with pdf.text_columns(ncols=given["columns"], gutter=8, text_align="JUSTIFY") as columns:
        for text in texts:
            columns.write(text + "\\n\\n")
else:
    for text in texts:
        pdf.multi_cell(0, 6, text, align="R" if given["right"] else "J", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
pdf.output(sys.argv[1])
"""


def reportlab(paper: Paper, columns: int = 1, turned: int = 0) -> str:
    """A program for ReportLab; `turned` draws a page sideways and sets /Rotate so that it shows upright."""
    return REPORTLAB.format(given=_given(paper, columns, "super", turned=turned, font="Times-Roman"))


def fpdf(
    paper: Paper, columns: int = 1, space: float = 0.0, font_file: str = "", shaping: bool = False
) -> str:
    """A program for fpdf2; `space` is letter-spacing in points, `font_file` a TrueType font to embed."""
    return FPDF.format(given=_given(paper, columns, "", space=space, font_file=font_file, shaping=shaping))


def _given(paper: Paper, columns: int, mark_tag: str, **settings: object) -> str:
    def text(part_text: str) -> str:
        if not mark_tag:
            return MARK.sub("", part_text)
        return MARK.sub(rf"<{mark_tag}>\1</{mark_tag}>", escape(part_text))

    values = {
        "title": paper.title,
        "parts": [(part.kind, text(part.text), part.rows) for part in paper.parts],
        "footer": paper.footer,
        "columns": columns,
        "turned": 0,
        "space": 0,
        "font": font_of(paper),
        "right": paper.language in ("ar", "he"),
    }
    return json.dumps(values | settings, ensure_ascii=True)
