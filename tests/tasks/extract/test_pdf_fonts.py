"""Fonts that say themselves which character a code stands for."""

from collections.abc import Sequence

import pytest

from tasks.extract.cff_encoding import built_in_encoding
from tasks.extract.pdf import read_pdf

FF, FI = 391, 110
"""String identifiers: the first that is a font's own, and Adobe's for `fi`."""
LIST = bytes([0])
RANGES = bytes([1])


def index(*entries: bytes) -> bytes:
    if not entries:
        return bytes(2)
    ends = [1 + sum(map(len, entries[:number])) for number in range(len(entries) + 1)]
    return len(entries).to_bytes(2, "big") + b"\x02" + b"".join(_two(end) for end in ends) + b"".join(entries)


def _two(number: int) -> bytes:
    return number.to_bytes(2, "big")


def compact_font(encoding: bytes, charset: bytes, own: Sequence[bytes] = (b"ff",)) -> bytes:
    """A font of no glyphs, as far as a reader of encodings can tell."""

    def number(value: int, operator: int) -> bytes:
        return b"\x1c" + _two(value) + bytes([operator])

    def head(charset_at: int, encoding_at: int) -> bytes:
        top = number(charset_at, 15) + number(encoding_at, 16)
        return b"\x01\x00\x04\x02" + index(b"Test") + index(top) + index(*own) + index()

    size = len(head(0, 0))
    return head(size, size + len(charset)) + charset + encoding


def pdf_with(program: bytes, text: bytes, encoding: str = "") -> bytes:
    content = b"BT /F1 20 Tf 72 700 Td (" + text + b") Tj ET"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Test /FontDescriptor 6 0 R /FirstChar 0"
        b" /LastChar 255 /Widths [" + b"500 " * 256 + b"] " + encoding.encode() + b" >>",
        b"<< /Type /FontDescriptor /FontName /ABCDEF+Test /Flags 4 /FontBBox [0 0 1000 1000]"
        b" /Ascent 800 /Descent -200 /FontFile3 7 0 R >>",
        b"<< /Subtype /Type1C /Length %d >>\nstream\n%s\nendstream" % (len(program), program),
    ]
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(bodies, start=1))
    return b"%PDF-1.4\n" + objects + b"trailer << /Root 1 0 R /Size 8 >>\n%%EOF"


@pytest.mark.parametrize(
    ("encoding", "charset", "expected"),
    [
        (LIST + bytes([2, 65, 174]), LIST + _two(34) + _two(FF), {65: "A", 174: "ff"}),
        (RANGES + bytes([1, 65, 2]), RANGES + _two(34) + b"\x02", {65: "A", 66: "B", 67: "C"}),
        (RANGES + bytes([1, 65, 1]), b"\x02" + _two(34) + _two(300), {65: "A", 66: "B"}),
        (bytes([128, 1, 65, 1, 174]) + _two(FF), LIST + _two(34), {65: "A", 174: "ff"}),
    ],
    ids=["listed", "in ranges", "in long ranges", "with further codes"],
)
def test_the_codes_of_a_compact_font_are_named(
    encoding: bytes, charset: bytes, expected: dict[int, str]
) -> None:
    assert built_in_encoding(compact_font(encoding, charset)) == expected


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_a_compact_font_cut_short_is_refused(cut: int) -> None:
    whole = compact_font(LIST + bytes([2, 65, 174]), LIST + _two(34) + _two(FF))
    with pytest.raises((ValueError, LookupError)):
        built_in_encoding(whole[:cut] if cut < len(whole) else whole[:-1])


LETTERS = bytes([5, 100, 105, 101, 114, 174])
NAMES = LIST + b"".join(map(_two, (69, 74, 70, 83, FF)))


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("", "diﬀer"),
        ("/Encoding << /Type /Encoding >>", "diﬀer"),
        ("/Encoding << /Differences [100 /b] >>", "biﬀer"),
        ("/Encoding << /BaseEncoding /StandardEncoding >>", "diﬁer"),
        ("/Encoding /StandardEncoding", "diﬁer"),
    ],
)
def test_an_embedded_font_says_what_codes_mean_of_which_the_pdf_says_nothing(
    encoding: str, expected: str
) -> None:
    program = compact_font(LIST + LETTERS, NAMES)
    assert read_pdf(pdf_with(program, b"di\\256er", encoding)).raw_text.strip() == expected


def test_a_damaged_font_leaves_the_standard_encoding() -> None:
    program = compact_font(LIST + LETTERS, NAMES)[:-3]
    assert read_pdf(pdf_with(program, b"di\\256er")).raw_text.strip() == "diﬁer"
