"""A Word document is read as Word shows it, and every character leads back to the bytes of its member."""

import pytest

from schemas.errors import RejectedInput
from schemas.reading import Reading
from tasks.extract.docx import read_docx
from tests.word_documents import docx, paragraph, unzipped, zipped


def read(body: str, **parts: str) -> Reading:
    content = docx(body, **parts)
    reading = read_docx(content)
    assert_spans_lead_back(content, reading)
    return reading


def assert_spans_lead_back(content: bytes, reading: Reading) -> None:
    """The spans partition the raw text, and what stands one to one decodes to just these characters."""
    members = unzipped(content)
    position = 0
    for span in reading.raw_spans:
        assert span.raw_start == position and 0 <= span.byte_start <= span.byte_end
        position = span.raw_end
        held = members[span.part][span.byte_start : span.byte_end]
        if span.encoding:
            assert held.decode(span.encoding) == reading.raw_text[span.raw_start : span.raw_end]
    assert position == len(reading.raw_text)


def marked(reading: Reading, kind: str) -> list[str]:
    return [reading.raw_text[mark.raw_start : mark.raw_end] for mark in reading.marks if mark.kind == kind]


def stated(reading: Reading, name: str) -> list[str]:
    return [claim.value for claim in reading.claims if claim.name == name]


def test_paragraphs_are_blocks_and_references_stand_for_their_bytes_as_a_whole() -> None:
    content = docx(
        paragraph("Règles &amp; <![CDATA[<loi>]]>") + paragraph("Глава &#x2116; 1") + paragraph(" ")
    )
    reading = read_docx(content)
    assert reading.raw_text == "Règles & <loi>\n\nГлава № 1"
    assert_spans_lead_back(content, reading)
    member = unzipped(content)["word/document.xml"]
    whole = [member[span.byte_start : span.byte_end] for span in reading.raw_spans if not span.encoding]
    assert whole == [b"&amp;", b"", b"&#x2116;"]
    assert {span.part for span in reading.raw_spans} == {"word/document.xml"}


def test_a_member_in_utf_16_leads_back_to_its_own_bytes() -> None:
    members = unzipped(docx(paragraph("Глава &amp; 1")))
    text = members["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    content = zipped({**members, "word/document.xml": text.encode("utf-16")})
    reading = read_docx(content)
    assert reading.raw_text == "Глава & 1"
    assert_spans_lead_back(content, reading)


def test_blanks_at_the_ends_of_a_text_count_only_where_they_are_to_be_kept() -> None:
    runs = "<w:r><w:t> one </w:t></w:r><w:r><w:t xml:space='preserve'> two\r\nlines </w:t></w:r>"
    assert read(f"<w:p>{runs}</w:p>").raw_text == "one two lines"


def test_breaks_tabs_hyphens_and_symbols_are_the_characters_a_reader_sees() -> None:
    signs = (
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
        '<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/>'
        '<w:sym w:font="Wingdings" w:char="F021"/>'
    )
    assert read(f"<w:p><w:r>{signs}</w:r></w:p>").raw_text == "a\tb\nc\u2011d\u00adα✓\ufffd"


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="K"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Gliederung"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def test_headings_and_quotations_are_known_by_their_style_in_any_language() -> None:
    body = "".join(
        paragraph(style, f'<w:pStyle w:val="{style}"/>')
        for style in ("Kapitel", "Gliederung", "Zitat", "A", "none")
    )
    body += paragraph("direct", '<w:outlineLvl w:val="0"/>')
    body += paragraph("taken back", '<w:pStyle w:val="Kapitel"/><w:outlineLvl w:val="9"/>')
    reading = read(body, styles=STYLES)
    assert marked(reading, "heading") == ["Kapitel", "Gliederung", "direct"]
    assert marked(reading, "quotation") == ["Zitat"]


NUMBERING = """
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="4"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>
<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/>
</w:lvlOverride></w:num>
"""


def item(text: str, number_id: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>')


def test_list_items_have_the_numbers_that_word_shows() -> None:
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 2) + item("e", 1) + item("f", 1, 1)
    body += item("g", 2) + item("h", 3) + item("i", 3) + item("j", 0) + item("k", 99)
    reading = read(body, numbering=NUMBERING)
    assert reading.raw_text.split("\n\n") == [
        "1. a", "(a) b", "(b) c", "1.iv d", "2. e", "(a) f", "• g", "9. h", "10. i", "j", "k",
    ]  # fmt: skip
    assert marked(reading, "list_item")[-1] == "10. i"


def test_a_number_that_the_default_style_gives_stands_for_the_paragraphs_tag() -> None:
    numbered = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/>'
    content = docx(paragraph("first"), styles=f"{numbered}</w:numPr></w:pPr></w:style>", numbering=NUMBERING)
    reading = read_docx(content)
    assert reading.raw_text == "1. first"
    number = reading.raw_spans[0]
    member = unzipped(content)["word/document.xml"]
    assert (number.raw_start, number.raw_end) == (0, 3)
    assert member[number.byte_start : number.byte_end].startswith(b"<w:p")


def test_tracked_changes_are_read_as_accepted_and_kept_as_claims() -> None:
    who = 'w:author="A. Clerk" w:date="2019-03-12T09:00:00Z"'
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>They </w:t></w:r>"
        f"<w:del {who}><w:r><w:delText>do not </w:delText></w:r></w:del>"
        f"<w:ins {who}><w:r><w:t xml:space='preserve'>now </w:t></w:r></w:ins>"
        "<w:r><w:t>agree</w:t></w:r></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del {who}/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'> paragraph.</w:t></w:r></w:p>"
    )
    reading = read(body)
    assert reading.raw_text == "They now agree\n\nOne paragraph."
    assert stated(reading, "deletion") == ["A. Clerk, 2019-03-12T09:00:00Z: “do not”"]
    assert stated(reading, "insertion") == ["A. Clerk, 2019-03-12T09:00:00Z: “now”"]


def test_comments_and_hidden_text_are_claims_and_not_text() -> None:
    hidden = (
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Geheim"/></w:rPr>'
    )
    hidden += "<w:t> words</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>"
    comment = '<w:comment w:id="0" w:author="B"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>'
    reading = read(f"<w:p>{hidden}</w:p>", styles=STYLES, comments=comment)
    assert reading.raw_text == "shown"
    assert stated(reading, "hidden text") == ["“secret words”"]
    assert stated(reading, "comment") == ["B: “Really?”"]


def test_notes_stand_behind_the_text_in_the_order_of_their_marks() -> None:
    notes = "".join(
        f'<w:footnote w:id="{key}"{kind}><w:p><w:r><w:footnoteRef/>'
        f'<w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for key, text, kind in (
            (0, "", ' w:type="separator"'),
            (2, "Second.", ""),
            (1, "First.", ""),
            (3, "Lost.", ""),
        )
    )
    body = "".join(
        f'<w:p><w:r><w:t>{word}</w:t></w:r><w:r><w:footnoteReference w:id="{key}"/></w:r></w:p>'
        for word, key in (("one", 1), ("two", 2), ("again", 1), ("gone", 4))
    )
    reading = read(body, footnotes=notes)
    assert reading.raw_text == "one¹\n\ntwo²\n\nagain¹\n\ngone³\n\n¹ First.\n\n² Second."
    assert marked(reading, "footnote") == ["¹ First.", "² Second."]
    assert marked(reading, "footnote_mark") == ["¹", "²", "¹", "³"]


def test_headers_and_footers_in_use_are_furniture_around_the_text() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/><w:footerReference r:id="footer1"/></w:sectPr>'
    )
    parts = {"header1": paragraph("A/73/1"), "header2": paragraph("unused"), "footer1": paragraph("GE.19")}
    reading = read(paragraph("Text") + section, **parts)
    assert reading.raw_text == "A/73/1\n\nText\n\nGE.19"
    assert (marked(reading, "header"), marked(reading, "footer")) == (["A/73/1"], ["GE.19"])


def cells(*rows: tuple[str, ...]) -> str:
    held = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in held)}</w:tbl>"


def test_tables_of_data_are_lines_and_tables_that_lay_out_a_page_are_blocks() -> None:
    data = cells(
        (paragraph("State"), paragraph("Votes")), (paragraph("Thelm"), paragraph("12") + paragraph("of 20"))
    )
    merged = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("")
    data = data.replace(
        "</w:tbl>", f"<w:tr><w:tc>{merged}</w:tc><w:tc>{paragraph('8')}</w:tc></w:tr></w:tbl>"
    )
    lines = paragraph("Distr.: General") + paragraph("28 March 2019") + paragraph("Original: English")
    layout = cells((paragraph("General Assembly"), lines), (paragraph("Session"), paragraph("Year")))
    reading = read(data + layout)
    assert marked(reading, "table") == ["State\tVotes\nThelm\t12 of 20\n8"]
    assert reading.raw_text.split("\n\n")[1:] == [
        "General Assembly", "Distr.: General", "28 March 2019", "Original: English", "Session", "Year",
    ]  # fmt: skip


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('Boxed')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Anchor</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(body).raw_text == "Anchor\n\nBoxed"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_fields_show_their_results_and_links_their_words() -> None:
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>code</w:t></w:r>"
    result = "<w:r><w:t xml:space='preserve'>12 </w:t></w:r>"
    link = '<w:hyperlink r:id="x"><w:r><w:t>linked</w:t></w:r></w:hyperlink>'
    held = "<w:r><w:t xml:space='preserve'> held</w:t></w:r>"
    tag = f"<w:smartTag><w:sdt><w:sdtContent>{held}</w:sdtContent></w:sdt></w:smartTag>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>"
    body = f"<w:p>{field('begin')}{code}{field('separate')}{result}{field('end')}{link}{tag}{prompt}</w:p>"
    assert read(body).raw_text == "12 linked held"
    assert read(f"<w:p>{field('begin')}{code}</w:p>").raw_text == "code"


def test_pages_begin_where_word_last_began_them_and_part_no_paragraph() -> None:
    halves = "<w:t xml:space='preserve'>Two </w:t><w:lastRenderedPageBreak/><w:t>halves</w:t>"
    broken = f"<w:p><w:r>{halves}</w:r></w:p>"
    ordered = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    reading = read(paragraph("One") + broken + ordered + paragraph("End"))
    assert reading.raw_text == "One\n\nTwo halves\n\nEnd"
    pages = [reading.raw_text[page.raw_start : page.raw_end] for page in reading.pages]
    assert pages == ["One\n\nTwo ", "halves", "End"]
    assert len(read(paragraph("One") + ordered + paragraph("End")).pages) == 1


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>]>"


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda members: {**members, "word/document.xml": b"<w:document"}, "malformed_docx"),
        (lambda members: {**members, "word/document.xml": BOMB.encode() + b"<x>&a;</x>"}, "malformed_docx"),
        (lambda members: {**members, "word/document.xml": b"<x>" * 100_000}, "malformed_docx"),
        (lambda members: {**members, "word/document.xml": b" " * (97 << 20) + b"<x/>"}, "too_large"),
        (lambda members: {**members, "word/document.xml": b"<x/>"}, "no_text"),
        (lambda members: {"[Content_Types].xml": b"<x/>"}, "malformed_docx"),
    ],
)
def test_broken_and_hostile_documents_say_what_is_wrong(damage, code: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(RejectedInput) as rejected:
        read_docx(zipped(damage(unzipped(docx(paragraph("Text"))))))
    assert rejected.value.code == code


def test_parts_outside_the_container_and_parts_that_are_missing_are_passed_over() -> None:
    members = unzipped(docx(paragraph("Text"), header1=paragraph("x"), styles=STYLES))
    relations = members["word/_rels/document.xml.rels"].decode()
    relations = relations.replace(
        'Target="styles.xml"', 'Target="http://evil.example/x" TargetMode="External"'
    )
    members["word/_rels/document.xml.rels"] = relations.replace("header1.xml", "../../../etc/passwd").encode()
    assert read_docx(zipped(members)).raw_text == "Text"


def test_a_document_cut_anywhere_ends_in_a_verdict() -> None:
    content = docx(paragraph("Text " * 300), styles=STYLES, numbering=NUMBERING)
    for end in range(0, len(content), 97):
        with pytest.raises(RejectedInput, match="damaged"):
            read_docx(content[:end])
