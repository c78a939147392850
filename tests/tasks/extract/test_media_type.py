"""Media types are told from the bytes; names only settle what bytes leave open."""

import io
import zipfile

import pytest

from tasks.extract.media_type import detect_media_type

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = b"From: press@mfa.example\r\nDate: Tue, 12 Mar 2019 09:40:00 +0100\r\nSubject: Note\r\n\r\nText.\r\n"


def container(*names: str, **held: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in {**held, **dict.fromkeys(names, "x")}.items():
            archive.writestr(name, text)
    return buffer.getvalue()


OFFICE = "application/vnd.openxmlformats-officedocument."
ODT = "application/vnd.oasis.opendocument.text"


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16le")


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7\n1 0 obj", "application/pdf"),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj <<>> endobj", "application/pdf"),
        (b"% lost its header\n1 0 obj <<>> endobj", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"GIF89a....", "image/gif"),
        (b"II*\x00....", "image/tiff"),
        (container("[Content_Types].xml", "word/document.xml"), DOCX),
        (container("[Content_Types].xml", "word/document2.xml")[:90], DOCX),
        (container("[Content_Types].xml", "xl/workbook.xml"), f"{OFFICE}spreadsheetml.sheet"),
        (container("[Content_Types].xml", "ppt/presentation.xml"), f"{OFFICE}presentationml.presentation"),
        (container("content.xml", mimetype=ODT), ODT),
        (container("META-INF/MANIFEST.MF", "A.class"), "application/java-archive"),
        (container("letter.txt"), "application/zip"),
        (container("word/letter.txt"), "application/zip"),
        (compound("WordDocument"), "application/msword"),
        (compound("EncryptedPackage"), "application/encrypted-package"),
        (compound("Else"), "application/x-ole-storage"),
        (b"{\\rtf1\\ansi Text}", "application/rtf"),
        (b"%!PS-Adobe-3.0\n%%EOF", "application/postscript"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "application/xml"),
        (b'<TEI xmlns="http://www.tei-c.org/ns/1.0">', "application/xml"),
        (b"From a@b Tue Mar 12 09:40:00 2019\n" + MAIL, "message/rfc822"),
        (b"\xef\xbb\xbf\r\n" + MAIL, "message/rfc822"),
        (2 * (b"From a@b Tue Mar 12 09:40:00 2019\n" + MAIL + b"\n"), "application/mbox"),
        (b"PK\x03\x04 cut off", "application/zip"),
        (MAIL, "message/rfc822"),
        (b"\x00\x01\x02\x03\xff\xfe\xfd" * 50, "application/octet-stream"),
        (b"", "application/octet-stream"),
        (b"A note verbale.\n", "text/plain"),
    ],
)
def test_content_tells_its_media_type_whatever_the_name(content: bytes, media_type: str) -> None:
    assert detect_media_type(content, "misleading.md" if media_type != "text/plain" else "a") == media_type


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><title>Note</title>",
        "\n<!-- saved from the web -->\n<html lang=ru>Нота",
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">text',
        "<p>Only a fragment</p>",
    ],
)
def test_leading_tags_tell_html_in_any_encoding(page: str, encoding: str) -> None:
    assert detect_media_type(page.encode(encoding), "page.txt") == "text/html"


@pytest.mark.parametrize("text", ["If a < b and b > c, then <see annex>.\n", "Read <html> aloud.\n"])
def test_angle_brackets_in_running_text_are_not_html(text: str) -> None:
    assert detect_media_type(text.encode(), "note.html") == "text/plain"


def test_the_source_of_a_pdf_is_not_a_text() -> None:
    """It begins with a comment and has neither numbered objects nor an end."""
    content = b"% a PDF file\n%PDF-1.\nobj<<>>\ntrailer\n<</Root<</Pages<<>>>>>>\n"
    assert detect_media_type(content, "a.txt") == "application/pdf"


def test_text_about_pdf_is_not_a_pdf() -> None:
    assert detect_media_type(b"A file begins with %PDF-1.7 or so.\n", "about.txt") == "text/plain"


@pytest.mark.parametrize(
    "page",
    [
        "<blockquote>As it was said.</blockquote>",
        "<dl><dt>Note<dd>A paper.</dl>",
        '<form action="/"><p>Name</form>',
        "<template><p>Later</template>",
        "<figure><img src=a.png></figure>",
        "<details>More</details>",
    ],
)
def test_a_text_that_begins_with_any_element_of_html_is_html(page: str) -> None:
    assert detect_media_type(page.encode(), "page") == "text/html"


@pytest.mark.parametrize(
    "page",
    [
        "<o:p>From an office.</o:p>",
        "<!-- saved --><foo-bar>Words.</foo-bar>",
        "Hello <b>world</b>.",
        "Hello &eacute; &#233;.",
        "One line<br>and another.",
        "# Not Markdown\n\n<p>**but** a page</p> [with](signs)",
    ],
)
def test_markup_in_what_is_named_a_page_is_html_and_elsewhere_is_not(page: str) -> None:
    assert detect_media_type(page.encode(), "Page.HTM") == "text/html"
    assert detect_media_type(page.encode(), "page.txt") in ("text/plain", "text/markdown")


def test_a_false_ending_does_not_hide_what_bytes_are() -> None:
    assert detect_media_type(b"%PDF-1.7\n1 0 obj", "a.html") == "application/pdf"
    assert detect_media_type(b'<?xml version="1.0"?><rss version="2.0"></rss>', "a.html") == "application/xml"
    assert detect_media_type(b'<data xmlns="urn:a">1</data>', "a") == "application/xml"
    assert detect_media_type(b"<!DOCTYPE html><p>A page", "a.md") == "text/html"
    assert detect_media_type(b"<p>A page", "a.eml") == "text/html"
    assert detect_media_type(MAIL, "a.html") == "message/rfc822"
    assert detect_media_type(b"Title: A memo\nNumber: 4\n\nWords.\n", "a.eml") == "text/plain"


@pytest.mark.parametrize(
    "head",
    [
        b"From: a@b.example\nSubject: Note\nContent-Type: text/plain\n"
        b"Content-Transfer-Encoding: quoted-printable\n",
        b"To: a@b.example\r\nSubject: A draft\r\nX-Unsent: 1\r\n",
    ],
)
def test_headers_without_a_date_are_those_of_a_mail_if_the_name_says_so(head: bytes) -> None:
    assert detect_media_type(head + b"\nThe lamp.\n", "a.eml") == "message/rfc822"
    assert detect_media_type(head + b"\nThe lamp.\n", "a.txt") == "text/plain"
    assert detect_media_type(head + b"The lamp.\n", "a.eml") == "text/plain"


def test_memo_with_from_and_to_is_not_a_mail() -> None:
    memo = b"From: The Legal Adviser\nTo: All missions\nSubject: Annex\n\nPlease find the annex.\n"
    assert detect_media_type(memo, "memo.txt") == "text/plain"


def test_markdown_is_told_by_its_marks_and_else_by_the_name() -> None:
    marked = b"# Letter\n\n**Annex** to the letter dated [12 March](#).\n"
    assert detect_media_type(marked, "letter.txt") == "text/markdown"
    assert detect_media_type(b"No marks here.\n", "letter.md") == "text/markdown"
    assert detect_media_type(b"No marks here.\n", "letter.txt") == "text/plain"


def test_markdown_that_opens_with_a_tag_stays_markdown() -> None:
    text = b"<p align=center>\n\n# Letter\n\nSee [the annex](annex.md) and **all** its parts.\n"
    assert detect_media_type(text, "letter.md") == "text/markdown"


@pytest.mark.parametrize("text", [" " * 20_000 + "x", "\n \t" * 5_000 + "x", "%\n" * 8_000 + "1 obj"])
def test_a_text_that_begins_with_blanks_or_comments_is_told_at_once(text: str) -> None:
    assert detect_media_type(text.encode(), "blank.txt") == "text/plain"


@pytest.mark.parametrize("year", ["99999999999", "2147483648", "0", "-1"])
def test_a_date_that_is_none_makes_no_mail(year: str) -> None:
    head = f"From: a@b.example\nTo: c@d.example\nDate: Wed, 1 May {year} 10:00:00 +0000\n\nThe lamp.\n"
    assert detect_media_type(head.encode(), "a.eml") in ("text/plain", "message/rfc822")
