"""What is printed for the benchmark of fidelity: papers × engines × layouts, each with its own text."""

from collections.abc import Callable
from dataclasses import dataclass

import tests.benchmarks.pdf_programs as programs
import tests.benchmarks.pdf_sources as sources
from tests.benchmarks.pdf_papers import Paper, paper


@dataclass(frozen=True)
class Case:
    """One PDF to make: `rotated` is a /Rotate that is added afterwards and shows the text sideways."""

    name: str
    engine: str
    paper: Paper
    source: Callable[[Paper], str]
    rotated: int = 0

    @property
    def has_columns(self) -> bool:
        return "columns" in self.name and "one column" not in self.name


COLUMNS = ".main {{ columns: {}; column-gap: 7mm; text-align: justify; hyphens: auto }}"
RUNNING = (
    "@page { size: A4; margin: 24mm 20mm; @top-right { content: 'A/HRC/41/G/97'; font-size: 9pt }"
    " @bottom-center { content: 'Page ' counter(page) ' of ' counter(pages); font-size: 9pt } }"
    " .note { float: footnote; font-size: 8pt }"
)
CAPITAL = "p:first-of-type::first-letter { font-size: 34pt; float: left; line-height: 1 }"
SPACED = "h1, h2 { letter-spacing: 0.35em; text-transform: uppercase }"
VERTICAL = "body { writing-mode: vertical-rl; height: 180mm }"
ARTICLE = r"\documentclass[a4paper,{}]{{article}}\usepackage[T1]{{fontenc}}\usepackage{{lmodern}}"
OLD = r"\documentclass[a4paper,twocolumn]{article}"
CYRILLIC = r"\documentclass[a4paper,twocolumn]{article}\usepackage[T2A]{fontenc}\usepackage[russian]{babel}"
XELATEX = r"\documentclass[a4paper,{}]{{article}}\usepackage{{fontspec}}\setmainfont{{{}}}"
CHINESE = XELATEX.format("11pt", "Noto Serif CJK SC") + '\n\\XeTeXlinebreaklocale "zh"\\parindent 2em'
TYPST_RUNNING = (
    '#set page(paper: "a4", columns: {}, header: [A/HRC/41/G/97], numbering: "1 / 1")\n'
    "#set par(justify: true)"
)
NASKH = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"
LIBERATION = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"


def cases() -> list[Case]:
    """All cases; names say language and layout."""
    return [*_browsers(), *_offices(), *_typesetters(), *_libraries()]


def _html(style: str = "", notes_inline: bool = False) -> Callable[[Paper], str]:
    return lambda given: sources.html(given, style, notes_inline)


def _uppercase_headings(given: Paper) -> Paper:
    parts = tuple(
        type(part)(part.kind, part.text.upper()) if part.kind == "heading" else part for part in given.parts
    )
    return Paper(given.language, parts, given.notes, given.header, given.footer, given.title.upper())


def _browsers() -> list[Case]:
    running = dict(header="A/HRC/41/G/97", footer="Page")
    return [
        Case("en one column", "chromium", paper("a", "en"), _html()),
        Case("en two columns", "chromium", paper("b", "en", 24), _html(COLUMNS.format(2))),
        Case("en three columns", "chromium", paper("c", "en", 30), _html(COLUMNS.format(3))),
        Case("ru two columns", "chromium", paper("d", "ru", 24), _html(COLUMNS.format(2))),
        Case("en table", "chromium", paper("e", "en", 8, table_rows=14), _html()),
        Case("en notes at the end", "chromium", paper("f", "en", 12, notes=6), _html()),
        Case("en large capital", "chromium", paper("g", "en", 8), _html(CAPITAL)),
        Case(
            "en spaced headings",
            "chromium",
            _uppercase_headings(paper("h", "en", 8, headings=4)),
            _html(SPACED),
        ),
        Case("ar one column", "chromium", paper("i", "ar"), _html()),
        Case("ar two columns", "chromium", paper("j", "ar", 20), _html(COLUMNS.format(2))),
        Case("he one column", "chromium", paper("k", "he"), _html()),
        Case("zh one column", "chromium", paper("l", "zh"), _html()),
        Case("zh two columns", "chromium", paper("m", "zh", 24), _html(COLUMNS.format(2))),
        Case("zh vertical", "chromium", paper("n", "zh", 10), _html(VERTICAL)),
        Case("en sideways", "chromium", paper("o", "en"), _html(), rotated=90),
        Case("fr notes", "weasyprint", paper("p", "fr", 20, notes=8, **running), _html(RUNNING, True)),
        Case(
            "fr two columns, notes",
            "weasyprint",
            paper("q", "fr", 26, notes=6, **running),
            _html(RUNNING + COLUMNS.format(2), True),
        ),
        Case("he one column", "weasyprint", paper("r", "he"), _html(RUNNING)),
        Case("ar one column", "weasyprint", paper("s", "ar"), _html(RUNNING)),
        Case("zh one column", "weasyprint", paper("t", "zh"), _html(RUNNING)),
        Case("en one column", "wkhtmltopdf", paper("u", "en"), _html()),
        Case("ru table", "wkhtmltopdf", paper("v", "ru", 10, table_rows=10), _html()),
        Case("ar one column", "wkhtmltopdf", paper("w", "ar"), _html()),
        Case("he one column", "wkhtmltopdf", paper("x", "he"), _html()),
    ]


def _offices() -> list[Case]:
    running = dict(header="A/HRC/41/G/97", footer="GE.19-99871")
    return [
        Case("en notes", "libreoffice", paper("A", "en", 16, notes=7, **running), sources.fodt),
        Case(
            "en two columns, notes",
            "libreoffice",
            paper("B", "en", 30, notes=8, **running),
            lambda given: sources.fodt(given, 2),
        ),
        Case(
            "ru three columns", "libreoffice", paper("C", "ru", 30, **running), lambda g: sources.fodt(g, 3)
        ),
        Case("ar one column", "libreoffice", paper("D", "ar", 12, **running), sources.fodt),
        Case("he two columns", "libreoffice", paper("E", "he", 24, **running), lambda g: sources.fodt(g, 2)),
        Case("zh two columns", "libreoffice", paper("F", "zh", 24, **running), lambda g: sources.fodt(g, 2)),
        Case("en table", "libreoffice", paper("G", "en", 8, table_rows=12, **running), sources.fodt),
        Case("en upside down", "libreoffice", paper("H", "en", 10), sources.fodt, rotated=180),
    ]


def _tex(preamble: str, opening: str = "", closing: str = "") -> Callable[[Paper], str]:
    return lambda given: sources.tex(given, preamble, opening, closing)


def _typesetters() -> list[Case]:
    three = "\\begin{multicols}{3}", "\\end{multicols}"
    return [
        Case("en notes", "pdflatex", paper("I", "en", 20, notes=8), _tex(ARTICLE.format("11pt"))),
        Case("en two columns, notes", "pdflatex", paper("J", "en", 40, notes=8), _tex(OLD)),
        Case("en small two columns", "pdflatex", paper("K", "en", 50), _tex(ARTICLE.format("9pt,twocolumn"))),
        Case("ru two columns", "pdflatex", paper("L", "ru", 30), _tex(CYRILLIC)),
        Case(
            "en three columns",
            "pdflatex",
            paper("M", "en", 30),
            _tex(ARTICLE.format("10pt") + "\\usepackage{multicol}", *three),
        ),
        Case(
            "el two columns",
            "xelatex",
            paper("N", "el", 24),
            _tex(XELATEX.format("twocolumn", "Liberation Serif")),
        ),
        Case("zh one column", "xelatex", paper("O", "zh", 12), _tex(CHINESE)),
        Case("en notes", "groff", paper("P", "en", 20, notes=6), sources.roff),
        Case(
            "en two columns, notes", "groff", paper("Q", "en", 40, notes=6), lambda g: sources.roff(g, ".2C")
        ),
        Case("en table", "ghostscript", paper("R", "en", 12, table_rows=10), sources.roff),
        Case("en two columns", "ghostscript", paper("S", "en", 40), lambda g: sources.roff(g, ".2C")),
        Case(
            "en two columns, notes",
            "typst",
            paper("T", "en", 30, notes=8),
            lambda g: sources.typst(g, TYPST_RUNNING.format(2)),
        ),
        Case(
            "ar one column",
            "typst",
            paper("U", "ar", 12),
            lambda g: sources.typst(g, TYPST_RUNNING.format(1)),
        ),
        Case(
            "zh two columns",
            "typst",
            paper("V", "zh", 20),
            lambda g: sources.typst(g, TYPST_RUNNING.format(2)),
        ),
        Case(
            "he two columns, notes",
            "typst",
            paper("W", "he", 24, notes=4),
            lambda g: sources.typst(g, TYPST_RUNNING.format(2)),
        ),
    ]


def _libraries() -> list[Case]:
    footed = dict(footer="19-04711 (E)")
    return [
        Case("en two columns", "python", paper("X", "en", 30, **footed), lambda g: programs.reportlab(g, 2)),
        Case(
            "en three columns, table",
            "python",
            paper("Y", "en", 30, table_rows=6, **footed),
            lambda g: programs.reportlab(g, 3),
        ),
        Case(
            "en drawn at 90°, two columns",
            "python",
            paper("Z", "en", 20, **footed),
            lambda g: programs.reportlab(g, 2, 90),
        ),
        Case(
            "en drawn at 180°",
            "python",
            paper("1", "en", 12, notes=4, **footed),
            lambda g: programs.reportlab(g, 1, 180),
        ),
        Case(
            "fr drawn at 270°, two columns",
            "python",
            paper("2", "fr", 20, **footed),
            lambda g: programs.reportlab(g, 2, 270),
        ),
        Case(
            "ru two columns",
            "python",
            paper("3", "ru", 24),
            lambda g: programs.fpdf(g, 2, font_file=LIBERATION),
        ),
        Case("en spaced letters", "python", paper("4", "en", 10), lambda g: programs.fpdf(g, space=2.5)),
        Case(
            "ar one column",
            "python",
            paper("5", "ar", 10),
            lambda g: programs.fpdf(g, font_file=NASKH, shaping=True),
        ),
    ]
