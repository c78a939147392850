"""Word documents and other ZIP containers that lie, loop, or unpack to far more than they are."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.hostile.case import Case, case
from tests.hostile.pdf_bytes import PROSE
from tests.word_documents import docx, paragraph, unzipped, zipped

SAID = paragraph(PROSE)
BROKEN = "malformed_docx"
GIGABYTE = 2**30
REFERENCE = '<w:footnoteReference w:id="7"/>'


def word_cases() -> Iterator[Case]:
    whole = docx(SAID)
    yield case("whole.docx", whole, "derived")
    for share in (0.3, 0.6, 0.9):
        yield case(f"cut at {share:.0%}.docx", whole[: int(len(whole) * share)])
    yield case("changed byte.docx", whole.replace(b"document.xml", b"document.xmI", 1))
    yield from _bombs()
    yield from _members()
    yield from _xml()
    yield from _references()


def _bombs() -> Iterator[Case]:
    yield case(
        "a gigabyte of blanks.docx", lambda: _with_document(b" " * GIGABYTE), "too_large", is_slow=True
    )
    yield case(
        "a gigabyte of text.docx",
        lambda: _with_document(b"<w:t>a</w:t>" * (GIGABYTE // 12)),
        "too_large",
        is_slow=True,
    )
    yield case("a hundred thousand members.docx", lambda: _many_members(100_000), "derived", is_slow=True)
    yield case(
        "a hundred thousand members.zip",
        lambda: zipped({f"{number}": b"" for number in range(100_000)}),
        "unsupported_media_type",
        is_slow=True,
    )
    yield case("a hundred thousand names for one member.docx", lambda: _overlapping(100_000), is_slow=True)
    yield case("zip in zip in zip.zip", lambda: _nested(30), "unsupported_media_type")
    parts = {f"header{number}": SAID for number in range(2000)}
    yield case("two thousand headers.docx", lambda: docx(SAID, **parts), is_slow=True)
    yield case("a hundred thousand paragraphs.docx", lambda: docx(paragraph("a") * 100_000), is_slow=True)
    yield case(
        "a hundred thousand runs.docx",
        lambda: docx(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 100_000}</w:p>"),
        is_slow=True,
    )
    rows = f"<w:tr>{'<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>' * 300}</w:tr>" * 100
    yield case("thirty thousand cells.docx", lambda: docx(f"<w:tbl>{rows}</w:tbl>"), is_slow=True)


def _members() -> Iterator[Case]:
    members = unzipped(docx(SAID))
    yield case(
        "no document.docx",
        zipped({name: held for name, held in members.items() if name != "word/document.xml"}),
    )
    yield case("no types.docx", zipped({name: held for name, held in members.items() if "Types" not in name}))
    yield case("empty document.docx", zipped({**members, "word/document.xml": b""}))
    yield case("document is noise.docx", zipped({**members, "word/document.xml": bytes(range(256))}))
    yield case(
        "members above.docx",
        zipped({**members, "../../../../etc/passwd": b"x", "/etc/shadow": b"y", "C:\\a": b"z"}),
        "derived",
    )
    yield case("members of one name.docx", _twice(members))
    yield case("locked member.docx", _with_flags(docx(SAID), 1))
    yield case("strange method.docx", _with_method(docx(SAID), 99))
    whole = docx(SAID)
    at = whole.rindex(b"PK\x05\x06")
    yield case("no members by its end.docx", whole[: at + 8] + b"\0\0\0\0" + whole[at + 12 :])
    yield case("too many members by its end.docx", whole[: at + 8] + b"\xff\xfe\xff\xfe" + whole[at + 12 :])
    yield case("directory elsewhere.docx", whole[: at + 16] + b"\xff\xff\xff\x7f" + whole[at + 20 :])
    yield case("long comment.docx", whole[: at + 20] + b"\xff\xff" + b"a" * 65_535)
    yield case("false sum.docx", _with_sum(whole, 0xDEADBEEF))


def _xml() -> Iterator[Case]:
    laughs = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    yield case(
        "a billion laughs.docx", _with_xml(f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'), BROKEN
    )
    yield case(
        "entity of a file.docx",
        _with_xml('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'),
        BROKEN,
    )
    yield case("entity of a host.docx", _with_xml('<!DOCTYPE x SYSTEM "http://203.0.113.1/x"><x/>'), BROKEN)
    yield case("nested a million deep.docx", _with_xml("<x>" * 1_000_000), BROKEN)
    yield case("nested paragraphs.docx", docx("<w:p>" * 240 + "</w:p>" * 240))
    yield case("nested tables.docx", docx("<w:tbl><w:tr><w:tc>" * 60 + SAID + "</w:tc></w:tr></w:tbl>" * 60))
    yield case(
        "nested boxes.docx",
        docx(
            "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" * 40
            + SAID
            + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>" * 40
        ),
    )
    yield case(
        "a hundred thousand attributes.docx",
        _with_xml("<x " + " ".join(f"a{n}=''" for n in range(100_000)) + "/>"),
    )
    yield case("a long name.docx", _with_xml(f"<{'x' * 1_000_000}/>"))
    for label in (
        "utf-7",
        "rot13",
        "hex_codec",
        "unicode_escape",
        "utf-32",
        "cp037",
        "nonsense",
        "idna",
        "utf_8_sig",
    ):
        yield case(f"in {label}.docx", _with_xml(f"<?xml version='1.0' encoding='{label}'?><x>{PROSE}</x>"))
    yield case("in utf-16.docx", _with_document(_document_xml().encode("utf-16")))
    yield case("controls.docx", docx(paragraph("&#x202e;txet &#x1;&#xd800;")))


def _references() -> Iterator[Case]:
    style = (
        '<w:style w:type="paragraph" w:styleId="{0}"><w:basedOn w:val="{1}"/><w:link w:val="{1}"/>'
        '<w:next w:val="{0}"/></w:style>'
    )
    styled = paragraph(PROSE, '<w:pStyle w:val="A"/>')
    yield case(
        "styles in a circle.docx",
        docx(styled, styles=style.format("A", "B") + style.format("B", "A")),
        "derived",
    )
    chain = "".join(style.format(f"S{n}", f"S{n + 1}") for n in range(5000)).replace("S0", "A")
    yield case("five thousand styles.docx", docx(styled, styles=chain), "derived")
    numbered = paragraph(PROSE, '<w:numPr><w:ilvl w:val="999999999"/><w:numId w:val="1"/></w:numPr>')
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="99999999999999999999"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%2%99"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    yield case("deep numbering.docx", docx(numbered, numbering=numbering), "derived")
    first = paragraph(PROSE, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    for form in ("upperRoman", "lowerLetter", "cardinalText", "chicago", "hex", "nonsense"):
        for start in ("999999999", "-5", "x", "99999999999999999999999"):
            each = (
                numbering.replace("upperRoman", form)
                .replace("99999999999999999999", start)
                .replace('<w:numStyleLink w:val="A"/>', "")
                .replace("%1%2%99", "%1.")
            )
            yield case(f"numbers as {form} from {start}.docx", docx(first, numbering=each), "derived")
    note = (
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r>'
        "<w:r><w:t>see itself</w:t></w:r></w:p></w:footnote>"
    )
    yield case(
        "note that refers to itself.docx",
        docx(f'<w:p><w:r><w:t>{PROSE}</w:t><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=note),
        "derived",
    )
    yield case(
        "notes that are not there.docx",
        docx(f"<w:p><w:r><w:t>{PROSE}</w:t>{REFERENCE * 1000}</w:r></w:p>"),
        "derived",
    )
    yield case(
        "symbols out of range.docx",
        docx(
            f'{SAID}<w:p><w:r><w:sym w:font="Wingdings" w:char="FFFFFFFF"/>'
            '<w:sym w:char="x"/><w:sym/></w:r></w:p>'
        ),
        "derived",
    )


def _document_xml() -> str:
    return unzipped(docx(SAID))["word/document.xml"].decode().replace("UTF-8", "UTF-16")


def _with_xml(document: str) -> bytes:
    return zipped({**unzipped(docx(SAID)), "word/document.xml": document.encode()})


def _with_document(content: bytes) -> bytes:
    return zipped({**unzipped(docx(SAID)), "word/document.xml": content})


def _many_members(count: int) -> bytes:
    return zipped({**unzipped(docx(SAID)), **{f"x/{number}": b"" for number in range(count)}})


def _twice(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as container:
        for _ in range(2):
            for name, held in members.items():
                info = zipfile.ZipInfo(name)
                container.NameToInfo.pop(name, None)
                container.writestr(info, held)
    return target.getvalue()


def _nested(levels: int) -> bytes:
    content = PROSE.encode()
    for _ in range(levels):
        content = zipped({"x.zip": content})
    return content


def _with_flags(content: bytes, flags: int) -> bytes:
    return _patched(_patched(content, b"PK\x03\x04", 6, "<H", flags), b"PK\x01\x02", 8, "<H", flags)


def _with_method(content: bytes, method: int) -> bytes:
    return _patched(_patched(content, b"PK\x03\x04", 8, "<H", method), b"PK\x01\x02", 10, "<H", method)


def _with_sum(content: bytes, checksum: int) -> bytes:
    return _patched(content, b"PK\x01\x02", 16, "<I", checksum)


def _patched(content: bytes, signature: bytes, offset: int, form: str, value: int) -> bytes:
    """The container with a value in every record that begins with the signature."""
    changed = bytearray(content)
    for found in re.finditer(re.escape(signature), content):
        struct.pack_into(form, changed, found.start() + offset, value)
    return bytes(changed)


def _overlapping(count: int) -> bytes:
    """A directory of many names for the same bytes, as flat ZIP bombs have it (Fifield 2019)."""
    members = unzipped(docx(SAID))
    start = zipped(members)
    end = start.rindex(b"PK\x05\x06")
    at = start.index(b"PK\x01\x02")
    checksum = zlib.crc32(b"")
    entries = []
    for number in range(count):
        name = f"x/{number}".encode()
        entries.append(
            struct.pack(
                "<4s4B4HL2L5H2L",
                b"PK\x01\x02",
                20,
                3,
                20,
                0,
                0,
                8,
                0,
                0,
                checksum,
                5,
                9,
                len(name),
                0,
                0,
                0,
                0,
                0,
                0,
            )
            + name
        )
    directory = start[at:end] + b"".join(entries)
    total = min(count + len(members), 0xFFFF)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, total, total, len(directory), at, 0)
    return start[:at] + directory + tail
