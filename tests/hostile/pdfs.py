"""PDFs that are broken, locked, run in circles, or are far larger than they look."""

import struct
import zlib
from collections.abc import Iterator

from tests.hostile.case import Case, case
from tests.hostile.pdf_bytes import PROSE, encrypted, flate, one_page, pdf, shown, stream

BROKEN = "malformed_pdf no_pages no_text"
SEVERAL_GB = 2 * 2**30


def pdf_cases() -> Iterator[Case]:
    yield from _not_pdfs()
    yield from _broken()
    yield from _locked()
    yield from _loops()
    yield from _numbers()
    yield from _fonts()
    yield from _large()


def _not_pdfs() -> Iterator[Case]:
    yield case("empty.pdf", b"", "empty")
    yield case("blank.pdf", b" \n" * 500)
    yield case("header only.pdf", b"%PDF-1.7\n", BROKEN)
    yield case("really html.pdf", f"<!doctype html><title>x</title><p>{PROSE}</p>".encode(), "derived")
    yield case("really zip.pdf", b"PK\x05\x06" + bytes(18), "unsupported_media_type")
    yield case("really text.pdf", PROSE.encode(), "derived")
    yield case("html before.pdf", b"<html><p>" + PROSE.encode() + b"</p>" + pdf(one_page()))


def _broken() -> Iterator[Case]:
    whole = pdf(one_page())
    yield case("whole.pdf", whole, "derived")
    for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.97):
        yield case(f"cut at {share:.0%}.pdf", whole[: int(len(whole) * share)])
    yield case(
        "shifted.pdf", b"%PDF-1.7\n" + b"\n" * 300 + whole[9:], "derived malformed_pdf no_text no_pages"
    )
    yield case("no root.pdf", pdf(one_page(), b"/Info 1 0 R"), "derived " + BROKEN)
    yield case("root is a number.pdf", pdf({**one_page(), 1: b"42"}), "derived " + BROKEN)
    yield case("pages is a stream.pdf", pdf({**one_page(), 2: stream(b"x")}), "derived " + BROKEN)
    yield case("page is null.pdf", pdf({**one_page(), 3: b"null"}), BROKEN)
    yield case(
        "kids are strings.pdf", pdf({**one_page(), 2: b"<</Type/Pages/Kids[(a)(b)]/Count 2>>"}), BROKEN
    )
    yield case(
        "kids is a number.pdf", pdf({**one_page(), 2: b"<</Type/Pages/Kids 7/Count 1>>"}), "derived " + BROKEN
    )
    yield case("content is a dictionary.pdf", pdf({**one_page(), 4: b"<</a/b>>"}))
    yield case("content is gone.pdf", pdf({key: held for key, held in one_page().items() if key != 4}))
    yield case("font is a string.pdf", pdf(one_page(font=b"(Helvetica)")))
    yield case("length is wrong.pdf", pdf(one_page(stream(shown(), length=b"999999999"))))
    yield case("length is negative.pdf", pdf(one_page(stream(shown(), length=b"-5"))))
    yield case("length is itself.pdf", pdf(one_page(stream(shown(), length=b"4 0 R"))))
    yield case("unknown filter.pdf", pdf(one_page(stream(b"abc", b"/Filter/Nonsense"))))
    yield case(
        "damaged flate.pdf", pdf(one_page(stream(zlib.compress(shown())[:-20], b"/Filter/FlateDecode")))
    )
    yield case("noise in flate.pdf", pdf(one_page(stream(bytes(range(256)) * 8, b"/Filter/FlateDecode"))))
    yield case("open string.pdf", pdf(one_page(stream(b"BT /F1 11 Tf (" + b"(" * 9999))))
    yield case("open array.pdf", pdf(one_page(stream(b"BT /F1 11 Tf [" + b"(a) " * 9999))))
    yield case(
        "operators without operands.pdf", pdf(one_page(stream(b"BT Tf Td Tj TJ cm Do gs re l Tm ' \" " * 99)))
    )
    yield case(
        "strings for numbers.pdf",
        pdf(one_page(stream(b"BT (a)(b) Tf (c)(d) Td (x) Tc <</a 1>> Tj [[1]] TJ"))),
    )


def _locked() -> Iterator[Case]:
    yield case("locked without password.pdf", encrypted(b""), "derived")
    yield case("locked with password.pdf", encrypted(b"secret"), "password_required")
    for handler in (
        b"/Filter/Nonsense",
        b"/Filter/Adobe.PubSec/V 4",
        b"/Filter/Standard/V 99/R 99",
        b"/Filter/Standard/V 5/R 6",
    ):
        trailer = b"/Root 1 0 R/ID[<00><00>]/Encrypt<<%s/O()/U()/P 0>>" % handler
        name = handler.decode().replace("/", " ").strip()
        yield case(f"locked by {name}.pdf", pdf(one_page(), trailer), "password_required malformed_pdf")
    yield case(
        "encrypt is itself.pdf", pdf(one_page(more={9: b"9 0 R"}), b"/Root 1 0 R/Encrypt 9 0 R"), is_slow=True
    )
    yield case("encrypt is a list.pdf", pdf(one_page(), b"/Root 1 0 R/Encrypt[1 2]"))


def _loops() -> Iterator[Case]:
    objects = one_page()
    yield case("kids are their parent.pdf", pdf({**objects, 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}))
    yield case(
        "kids in a circle.pdf",
        pdf(
            {
                **objects,
                2: b"<</Type/Pages/Kids[6 0 R 3 0 R]/Count 2>>",
                6: b"<</Type/Pages/Kids[2 0 R]/Count 1>>",
            }
        ),
    )
    yield case(
        "one kid ten thousand times.pdf",
        pdf({**objects, 2: b"<</Type/Pages/Kids[" + b"3 0 R " * 10_000 + b"]/Count 1>>"}),
        is_slow=True,
    )
    doubled = {
        number: b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (number + 1, number + 1)
        for number in range(10, 50)
    }
    yield case(
        "kids doubled forty times.pdf",
        pdf({**objects, 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **doubled, 50: objects[3]}),
        is_slow=True,
    )
    deep = {
        number: b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (number + 1, number - 1)
        for number in range(10, 5000)
    }
    yield case(
        "pages five thousand deep.pdf",
        pdf({**objects, 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **deep, 5000: objects[3]}),
    )
    yield case("parents in a circle.pdf", pdf({**objects, 3: b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"}))
    yield case("reference to itself.pdf", pdf({**objects, 4: b"4 0 R"}), is_slow=True)
    yield case("references in a circle.pdf", pdf({**objects, 4: b"6 0 R", 6: b"4 0 R"}), is_slow=True)
    chain = {number: b"%d 0 R" % (number + 1) for number in range(10, 5000)}
    yield case(
        "five thousand references.pdf",
        pdf({**objects, 4: b"10 0 R", **chain, 5000: stream(shown())}),
        is_slow=True,
    )
    whole = pdf(objects)
    at = whole.rindex(b"xref\n0")
    yield case("xref before is itself.pdf", pdf(objects, b"/Root 1 0 R/Prev %d" % at))
    yield case("xref stream is the table.pdf", pdf(objects, b"/Root 1 0 R/XRefStm %d" % at), is_slow=True)
    yield case(
        "startxref to itself.pdf",
        whole.replace(b"startxref\n%d" % at, b"startxref\n%d" % (whole.rindex(b"startxref"))),
    )
    yield case("xref of a billion.pdf", whole.replace(b"xref\n0 6\n", b"xref\n0 999999999\n"))
    for widths in (b"[0 0 0]", b"[1 2 1]", b"[9 9 9]", b"[-1 2 1]", b"[1 1000000000 1]"):
        entries = b"/Type/XRef/Size 4000000000/Index[0 4000000000]/W%s/Root 1 0 R" % widths
        yield case(
            f"xref stream of {widths.decode()[1:-1]}.pdf",
            _with_xref_stream(objects, entries, bytes(40)),
            is_slow=True,
        )
    held = b"7 0 6 9 " + b"7 0 R <</a 6 0 R>>"
    yield case(
        "object stream in itself.pdf",
        pdf({**objects, 7: stream(held, b"/Type/ObjStm/N 2/First 8/Extends 7 0 R")}),
        is_slow=True,
    )
    yield case("form in itself.pdf", pdf(_with_form(b"q /X Do /X Do Q", b"/XObject<</X 8 0 R>>")))
    yield case("forms doubled thirty times.pdf", pdf(_doubled_forms(30)), is_slow=True)
    yield case(
        "outlines in a circle.pdf",
        pdf(
            {
                **objects,
                1: b"<</Type/Catalog/Pages 2 0 R/Outlines 8 0 R>>",
                8: b"<</First 9 0 R/Last 9 0 R>>",
                9: b"<</Title(x)/Parent 8 0 R/Next 9 0 R/First 9 0 R/Dest[3 0 R/Fit]>>",
            }
        ),
    )
    yield case(
        "names in a circle.pdf",
        pdf(
            {
                **objects,
                1: b"<</Type/Catalog/Pages 2 0 R/Names<</Dests 8 0 R>>"
                b"/StructTreeRoot 9 0 R/PageLabels 8 0 R>>",
                8: b"<</Kids[8 0 R]>>",
                9: b"<</K[9 0 R]/ParentTree 8 0 R/RoleMap<</A/B/B/A>>>>",
            }
        ),
    )
    yield case(
        "annotations in a circle.pdf",
        pdf(
            one_page(
                page=b"/Annots 8 0 R",
                more={
                    8: b"[9 0 R 8 0 R]",
                    9: b"<</Subtype/Link/Rect[0 0 1 1]/Parent 9 0 R/A 9 0 R/Next 9 0 R>>",
                },
            )
        ),
    )
    yield case(
        "metadata is the catalogue.pdf",
        pdf({**objects, 1: b"<</Type/Catalog/Pages 2 0 R/Metadata 1 0 R>>"}, b"/Root 1 0 R/Info 1 0 R"),
    )
    yield case(
        "resources in a circle.pdf",
        pdf(
            {
                **objects,
                3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources 8 0 R>>",
                8: b"<</Font 8 0 R/F1 8 0 R/XObject 8 0 R/ColorSpace 8 0 R>>",
            }
        ),
    )


def _numbers() -> Iterator[Case]:
    for box in (
        b"[0 0 0 0]",
        b"[0 0 -612 -792]",
        b"[0 0 1e30 1e30]",
        b"[0 0 1000000000 1000000000]",
        b"[]",
        b"[0 0 612]",
        b"[(a)(b)(c)(d)]",
        b"7",
        b"[0 0 1e999 1e999]",
        b"[null null null null]",
    ):
        yield case(f"page of {box.decode()}.pdf".replace("/", " "), pdf(one_page(page=b"/MediaBox" + box)))
    for turn in (b"45", b"-90", b"1e30", b"(x)", b"90000000000000000000", b"[90]"):
        yield case(f"turned by {turn.decode()}.pdf", pdf(one_page(page=b"/Rotate " + turn)))
    for matrix in (
        b"0 0 0 0 0 0",
        b"1e30 0 0 1e30 0 0",
        b"1e-30 0 0 1e-30 0 0",
        b"1 0 0 1 1e308 1e308",
        b"1e308 1e308 1e308 1e308 0 0",
        b"nan 0 0 inf 0 0",
    ):
        content = b"%s cm BT /F1 11 Tf %s Tm (%s) Tj ET" % (matrix, matrix, PROSE.encode())
        yield case(f"matrix {matrix.decode()}.pdf", pdf(one_page(stream(content))))
    for size in (b"0", b"-11", b"1e30", b"1e-30", b"99999999999999999999999999"):
        content = b"BT /F1 %s Tf 72 700 Td (%s) Tj ET" % (size, PROSE.encode())
        yield case(f"letters of {size.decode()} points.pdf", pdf(one_page(stream(content))))
    yield case("number of ten thousand digits.pdf", pdf(one_page(stream(b"9" * 10_000 + b" " + shown()))))
    yield case(
        "count of ten thousand digits.pdf",
        pdf({**one_page(), 2: b"<</Type/Pages/Kids[3 0 R]/Count %s>>" % (b"9" * 10_000)}),
    )
    yield case("unit of a billion.pdf", pdf(one_page(page=b"/UserUnit 1000000000")))
    yield case("nested arrays.pdf", pdf(one_page(stream(b"[" * 100_000))), is_slow=True)
    yield case("nested dictionaries.pdf", pdf(one_page(stream(b"<</a" * 100_000))), is_slow=True)
    yield case("nested arrays in an object.pdf", pdf(one_page(more={8: b"[" * 100_000 + b"]" * 100_000})))
    yield case("nested saves.pdf", pdf(one_page(stream(b"q " * 200_000 + shown()))), is_slow=True)
    yield case(
        "nested marks.pdf", pdf(one_page(stream(b"/P <</MCID 1>> BDC " * 50_000 + shown()))), is_slow=True
    )


def _fonts() -> Iterator[Case]:
    def simple(entries: bytes, more: dict[int, bytes] | None = None) -> bytes:
        return pdf(one_page(font=b"<</Type/Font/Subtype/TrueType/BaseFont/X" + entries + b">>", more=more))

    def cmap(body: bytes) -> bytes:
        return simple(b"/ToUnicode 8 0 R", {8: stream(b"/CMapName/X def " + body)})

    yield case(
        "cmap of four billion.pdf",
        cmap(b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"),
        is_slow=True,
    )
    yield case("cmap backwards.pdf", cmap(b"1 beginbfrange <ff> <00> <0041> endbfrange"))
    yield case("cmap of surrogates.pdf", cmap(b"1 beginbfrange <00> <ff> <d800> endbfrange"))
    yield case("cmap of controls.pdf", cmap(b"1 beginbfrange <00> <ff> <0000> endbfrange"))
    yield case("cmap of overrides.pdf", cmap(b"1 beginbfchar <65> <202e> endbfchar"))
    yield case("cmap of a long text.pdf", cmap(b"1 beginbfchar <65> <" + b"0041" * 50_000 + b"> endbfchar"))
    yield case(
        "cmap that uses itself.pdf",
        simple(b"/ToUnicode 8 0 R", {8: stream(b"/X usecmap", b"/UseCMap 8 0 R")}),
    )
    yield case(
        "cmap of nonsense.pdf", cmap(b"beginbfrange <00> (a) [1 2] /n endbfrange 1 begincodespacerange << >>")
    )
    yield case("widths of two billion.pdf", simple(b"/FirstChar 0/LastChar 2000000000/Widths[500]"))
    yield case("widths are strings.pdf", simple(b"/FirstChar(a)/LastChar[1]/Widths[(x)/y null]"))
    yield case("differences of a billion.pdf", simple(b"/Encoding<</Differences[4000000000/a 1 2 3(b)]>>"))
    yield case(
        "descriptor is itself.pdf",
        simple(
            b"/FontDescriptor 8 0 R", {8: b"<</FontDescriptor 8 0 R/FontFile2 8 0 R/Ascent(x)/FontBBox[1]>>"}
        ),
    )
    for kind in (b"FontFile", b"FontFile2", b"FontFile3"):
        for name, held in (
            ("noise", bytes(range(256)) * 20),
            ("nothing", b""),
            ("large counts", b"\xff" * 3000),
        ):
            yield case(
                f"{kind.decode()} of {name}.pdf",
                simple(
                    b"/FontDescriptor 8 0 R",
                    {8: b"<</%s 9 0 R>>" % kind, 9: stream(held, b"/Subtype/Type1C")},
                ),
            )
    composite = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[8 0 R]>>"
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>%s>>"
    )
    for name, entries in (
        ("two billion widths", b"/W[0 2000000000 500]"),
        ("widths that are lists of lists", b"/W[[[1]][2]]"),
        ("a map of nothing", b"/CIDToGIDMap 8 0 R"),
        ("a descriptor that is itself", b"/FontDescriptor 8 0 R"),
    ):
        yield case(
            f"composite with {name}.pdf",
            pdf(one_page(font=composite, more={8: descendant % entries})),
            is_slow="billion" in name,
        )
    yield case(
        "composite of itself.pdf",
        pdf(one_page(font=b"<</Type/Font/Subtype/Type0/DescendantFonts[5 0 R]/Encoding/Identity-H>>")),
    )
    glyph = (
        b"<</Type/Font/Subtype/Type3/FontMatrix[0 0 0 0 0 0]/FontBBox[0 0 0 0]/FirstChar 0/LastChar 255"
        b"/Widths[0]/Encoding<</Differences[0/a]>>/CharProcs<</a 4 0 R>>/Resources<</Font<</F1 5 0 R>>>>>>"
    )
    yield case("glyphs drawn with themselves.pdf", pdf(one_page(font=glyph)))
    yield case(
        "encoding with a path.pdf",
        pdf(
            one_page(
                font=composite.replace(b"Identity-H", b"..#2f..#2fetc#2fpasswd"), more={8: descendant % b""}
            )
        ),
    )


def _large() -> Iterator[Case]:
    yield case("a hundred thousand pages.pdf", lambda: many_pages(100_000), "too_large", is_slow=True)
    yield case("a million glyphs.pdf", lambda: pdf(one_page(flate(many_glyphs(1_000_000)))), is_slow=True)
    yield case(
        "ten thousand glyphs in one place.pdf",
        pdf(one_page(flate(b"BT /F1 11 Tf 72 700 Td " + b"(a) Tj 0 0 Td " * 10_000 + b"ET"))),
        is_slow=True,
    )
    yield case(
        "a hundred thousand lines.pdf",
        lambda: pdf(one_page(flate(b"0 0 m 9 9 l S " * 100_000 + shown()))),
        is_slow=True,
    )
    yield case(
        "a hundred thousand boxes.pdf",
        lambda: pdf(one_page(flate(b"1 1 5 5 re f " * 100_000 + shown()))),
        is_slow=True,
    )
    yield case("bomb of one layer.pdf", lambda: pdf(one_page(bomb(1))), is_slow=True)
    yield case("bomb of two layers.pdf", lambda: pdf(one_page(bomb(2))), is_slow=True)
    yield case("bomb of three layers.pdf", lambda: pdf(one_page(bomb(3))), is_slow=True)
    yield case(
        "bomb for a cmap.pdf",
        lambda: pdf(
            one_page(font=b"<</Type/Font/Subtype/Type1/BaseFont/X/ToUnicode 8 0 R>>", more={8: bomb(1)})
        ),
        is_slow=True,
    )
    yield case(
        "bomb for metadata.pdf",
        lambda: pdf({**one_page(more={8: bomb(1)}), 1: b"<</Type/Catalog/Pages 2 0 R/Metadata 8 0 R>>"}),
        is_slow=True,
    )
    yield case(
        "bomb for an object stream.pdf",
        lambda: _with_xref_stream(
            {**one_page(), 8: bomb(1, b"/Type/ObjStm/N 9/First 9")},
            b"/Type/XRef/Size 10/W[1 2 1]/Root 9 0 R",
            b"\0\0\0\0" + b"\2\0\x08\0" * 9,
        ),
        is_slow=True,
    )
    yield case(
        "runs of a gigabyte.pdf",
        lambda: pdf(
            one_page(
                stream(zlib.compress(b"\x81\x41" * 8_000_000, 9), b"/Filter[/FlateDecode/RunLengthDecode]")
            )
        ),
        is_slow=True,
    )
    predictor = b"/DecodeParms<</Predictor 12/Columns 2000000000/Colors 4/BitsPerComponent 16>>"
    yield case("rows of two billion columns.pdf", pdf(one_page(flate(bytes(1000), predictor))))
    for width, height in ((100_000, 100_000), (2**31 - 1, 1), (0, 0), (-5, 5)):
        image = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB" % (
            width,
            height,
        )
        objects = one_page(
            stream(b"q 612 0 0 792 0 0 cm /X Do Q"),
            resources=b"/XObject<</X 8 0 R>>",
            more={8: flate(bytes(1000), image)},
        )
        yield case(f"image of {width} by {height}.pdf", pdf(objects), is_slow=width > 1000)
    yield case(
        "ten thousand objects for one content.pdf",
        pdf({**one_page(), 4: b"[" + b"6 0 R " * 10_000 + b"]", 6: stream(b"q Q ")}),
    )


def many_pages(count: int) -> bytes:
    """That many pages, each a line, with one content and one font for all."""
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 10 + count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    pages = dict.fromkeys(range(10, 10 + count), page)
    return pdf({**one_page(), 2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), **pages})


def many_glyphs(count: int) -> bytes:
    line = f"({PROSE[:50]}) Tj 0 -1 Td ".encode()
    return b"BT /F1 2 Tf 20 780 Td " + line * (count // 50) + b"ET"


def bomb(layers: int, entries: bytes = b"") -> bytes:
    """A stream that unpacks to two gigabytes of blanks, packed so many times."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    block = b" " * 2**20
    # From a full flush on nothing refers to what was before: the same bytes unpack to the same again.
    piece = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    count, checksum = SEVERAL_GB // len(block), 1
    for _ in range(count):
        checksum = zlib.adler32(block, checksum)
    packed = b"\x78\xda" + piece * count + b"\x03\x00" + struct.pack(">I", checksum)
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    return stream(packed, b"/Filter[%s]%s" % (b"/FlateDecode" * layers, entries))


def _with_form(content: bytes, resources: bytes) -> dict[int, bytes]:
    form = stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<<%s>>" % resources)
    return one_page(stream(b"q /X Do Q " + shown()), resources=b"/XObject<</X 8 0 R>>", more={8: form})


def _doubled_forms(count: int) -> dict[int, bytes]:
    """Forms that each draw the next one twice: two to the power of `count` drawings of the last."""
    objects = _with_form(b"/X Do /X Do", b"/XObject<</X 9 0 R>>")
    for number in range(9, 9 + count):
        objects[number] = stream(
            b"/X Do /X Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
    objects[9 + count] = stream(
        shown(), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>"
    )
    return objects


def _with_xref_stream(objects: dict[int, bytes], entries: bytes, table: bytes) -> bytes:
    """Objects before a cross-reference stream with these entries, true or not."""
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in objects.items())
    return body + b"99 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (stream(table, entries), len(body))


def picture(width: int, height: int) -> bytes:
    """A PNG that claims to be so large and has almost no bytes."""

    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(9999)))
        + chunk(b"IEND", b"")
    )
