"""A paper in the languages that engines print from: HTML, LaTeX, troff, Typst and flat OpenDocument."""

from html import escape

from tests.benchmarks.pdf_papers import MARK, Paper, Part

FONTS = {"ar": "Noto Naskh Arabic", "he": "Noto Serif Hebrew", "zh": "Noto Serif CJK SC"}
DEFAULT_FONT = "Liberation Serif"


def font_of(paper: Paper) -> str:
    return FONTS.get(paper.language, DEFAULT_FONT)


def html(paper: Paper, style: str = "", notes_inline: bool = False) -> str:
    """HTML; `notes_inline` makes notes `<span class=note>` for engines that float them to the page's foot."""

    def text(part_text: str) -> str:
        if notes_inline:
            return MARK.sub(
                lambda m: f"<span class=note>{escape(paper.notes[int(m[1]) - 1])}</span>", escape(part_text)
            )
        return MARK.sub(r"<sup>\1</sup>", escape(part_text))

    body = "".join(_html_part(part, text(part.text)) for part in paper.parts)
    if paper.notes and not notes_inline:
        listed = (f"<p><sup>{n}</sup> {escape(note)}</p>" for n, note in enumerate(paper.notes, start=1))
        body += f"<div class=notes>{''.join(listed)}</div>"
    direction = "rtl" if paper.language in ("ar", "he") else "ltr"
    base = f"body {{ font: 11pt '{font_of(paper)}', serif; margin: 0 }} .notes {{ font-size: 8pt }}"
    return (
        f"<!doctype html><html lang={paper.language} dir={direction}><meta charset=utf-8>"
        f"<style>{base} td {{ padding: 1pt 12pt }} {style}</style><title>x</title>"
        f"<h1>{escape(paper.title)}</h1><div class=main>{body}</div>"
    )


def _html_part(part: Part, text: str) -> str:
    if part.kind == "table":
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in part.rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    return f"<h2>{text}</h2>" if part.kind == "heading" else f"<p>{text}</p>"


def tex(paper: Paper, preamble: str = "", opening: str = "", closing: str = "") -> str:
    """LaTeX; the class and its options belong into `preamble`."""
    body = "\n\n".join(_tex_part(part, paper) for part in paper.parts)
    return (
        f"{preamble}\n\\begin{{document}}\n{{\\Large {paper.title}\\par}}\n"
        f"{opening}\n{body}\n{closing}\n\\end{{document}}\n"
    )


def _tex_part(part: Part, paper: Paper) -> str:
    if part.kind == "table":
        rows = r" \\ ".join(" & ".join(row) for row in part.rows)
        return rf"\begin{{tabular}}{{llll}} {rows} \end{{tabular}}"
    text = MARK.sub(lambda m: rf"\footnote{{{paper.notes[int(m[1]) - 1]}}}", part.text)
    return rf"\subsection*{{{text}}}" if part.kind == "heading" else text


def roff(paper: Paper, opening: str = "") -> str:
    """troff with the macros `-ms`."""
    parts = [f".LP\n{paper.title}", opening, *(_roff_part(part, paper) for part in paper.parts)]
    return "\n".join(part for part in parts if part) + "\n"


def _roff_part(part: Part, paper: Paper) -> str:
    if part.kind == "heading":
        return f".SH\n{part.text}"
    if part.kind == "table":
        rows = "\n".join("\t".join(row) for row in part.rows)
        return f".TS\nl l l l.\n{rows}\n.TE"
    match = MARK.search(part.text)
    if not match:
        return f".PP\n{part.text}"
    note = f"\\**\n.FS\n{paper.notes[int(match[1]) - 1]}\n.FE"
    return f".PP\n{part.text[: match.start()]}{note}\n{part.text[match.end() :].strip()}"


def typst(paper: Paper, opening: str = "") -> str:
    """Typst markup."""
    direction = "rtl" if paper.language in ("ar", "he") else "ltr"
    parts = (_typst_part(part, paper) for part in paper.parts)
    setting = f'#set text(font: "{font_of(paper)}", size: 11pt, lang: "{paper.language}", dir: {direction})'
    return f"{setting}\n{opening}\n#text(16pt)[{_typst_text(paper.title)}]\n\n" + "\n\n".join(parts)


def _typst_part(part: Part, paper: Paper) -> str:
    if part.kind == "table":
        cells = ", ".join(f"[{_typst_text(cell)}]" for row in part.rows for cell in row)
        return f"#table(columns: 4, {cells})"
    text = _typst_text(MARK.sub("\x00\\1\x01", part.text))
    for number, note in enumerate(paper.notes, start=1):
        text = text.replace(f"\x00{number}\x01", f"#footnote[{_typst_text(note)}]")
    return f"== {text}" if part.kind == "heading" else text


def _typst_text(text: str) -> str:
    escaped = text.replace("'", "\\'")
    first, dot, rest = escaped.partition(".")
    return f"{first}\\.{rest}" if dot and first.isdigit() else escaped


def fodt(paper: Paper, columns: int = 1) -> str:
    """Flat OpenDocument text for LibreOffice: header, footer, notes, columns."""
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"))
    )
    names += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    font, mode = font_of(paper), "rl-tb" if paper.language in ("ar", "he") else "lr-tb"
    align = "end" if mode == "rl-tb" else "justify"
    paragraph = (
        f'<style:paragraph-properties fo:text-align="{align}" fo:margin-bottom="0.2cm" '
        f'style:writing-mode="{mode}"/><style:text-properties style:font-name="{font}" '
        f'style:font-name-asian="{font}" style:font-name-complex="{font}" fo:font-family="{font}" '
        f'style:font-family-asian="{font}" style:font-family-complex="{font}" fo:font-size="11pt"/>'
    )
    body = "".join(_fodt_part(part, paper) for part in paper.parts)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        f'<style:default-style style:family="paragraph">{paragraph}</style:default-style>'
        f"</office:styles><office:automatic-styles>"
        f'<style:style style:name="S" style:family="section"><style:section-properties>'
        f'<style:columns fo:column-count="{columns}" fo:column-gap="0.6cm"/>'
        f"</style:section-properties></style:style>"
        f'<style:page-layout style:name="L"><style:page-layout-properties fo:margin="2cm" '
        f'fo:page-width="21cm" fo:page-height="29.7cm"/><style:header-style><style:header-footer-properties '
        f'fo:margin-bottom="0.6cm"/></style:header-style><style:footer-style><style:header-footer-properties '
        f'fo:margin-top="0.6cm"/></style:footer-style></style:page-layout></office:automatic-styles>'
        f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">'
        f"<style:header><text:p>{escape(paper.header)}</text:p></style:header>"
        f"<style:footer><text:p>{escape(paper.footer)} <text:page-number/></text:p></style:footer>"
        f"</style:master-page></office:master-styles><office:body><office:text>"
        f"<text:p>{escape(paper.title)}</text:p>"
        f'<text:section text:style-name="S" text:name="s">{body}</text:section>'
        f"</office:text></office:body></office:document>"
    )


def _fodt_part(part: Part, paper: Paper) -> str:
    if part.kind == "table":
        cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        rows = ("".join(cell.format(escape(text)) for text in row) for row in part.rows)
        body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return f'<table:table><table:table-column table:number-columns-repeated="4"/>{body}</table:table>'

    def note(number: int) -> str:
        return (
            f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
            f"<text:note-body><text:p>{escape(paper.notes[number - 1])}</text:p></text:note-body></text:note>"
        )

    return f"<text:p>{MARK.sub(lambda m: note(int(m[1])), escape(part.text))}</text:p>"
