"""Fonts as the PDF specification has them where pdfminer reads them otherwise.

A Type 1 font without an `Encoding`, or whose `Encoding` has no `BaseEncoding`, is encoded as its embedded
program says (ISO 32000-1, table 114). pdfminer takes Adobe's standard encoding instead, but for programs that
are not compact and fonts without any `Encoding`; so "different" became "difierent".
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import BytesIO

from pdfminer.encodingdb import name2unicode
from pdfminer.pdffont import PDFFont, PDFTrueTypeFont, PDFType1Font, Type1FontHeaderParser
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from tasks.extract.cff_encoding import built_in_encoding


class Fonts(PDFResourceManager):
    """pdfminer's store of fonts, which gives them the encodings that are built into them."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        is_new = not objid or objid not in self._cached_fonts
        font = super().get_font(objid, spec)
        if is_new and isinstance(font, PDFType1Font) and not isinstance(font, PDFTrueTypeFont):
            _encode(font, resolve1(spec.get("Encoding")))
        return font


def _encode(font: PDFType1Font, encoding: object) -> None:
    """Give a font what its program says of codes of which the PDF says nothing."""
    stated = encoding if isinstance(encoding, Mapping) else {}
    if (encoding is not None and not stated) or "BaseEncoding" in stated:
        return
    # What can be wrong with a program is without end, and the standard encoding is what is left then.
    with suppress(Exception):
        built_in = _characters(font.descriptor)
        differences = _differences(resolve1(stated.get("Differences", [])))
        font.cid2unicode = {**font.cid2unicode, **built_in, **differences}


def _characters(descriptor: Mapping[str, object]) -> dict[int, str]:
    """What the codes stand for by the embedded program; nothing if there is none or it does not say."""
    if isinstance(compact := resolve1(descriptor.get("FontFile3")), PDFStream):
        return _known(built_in_encoding(compact.get_data()).items())
    if isinstance(program := resolve1(descriptor.get("FontFile")), PDFStream):
        clear_text = program.get_data()[: int(resolve1(program["Length1"]))]
        return Type1FontHeaderParser(BytesIO(clear_text)).get_encoding()
    return {}


def _differences(listed: Iterable[object]) -> dict[int, str]:
    """What a PDF's list of codes, each with the names of the glyphs from there on, says of each code."""
    names: list[tuple[int, str]] = []
    code = 0
    for each in map(resolve1, listed):
        if isinstance(each, int):
            code = each
        elif isinstance(each, PSLiteral):
            names.append((code, str(each.name)))
            code += 1
    return _known(names)


def _known(names: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The characters of those glyphs whose names say one."""
    characters: dict[int, str] = {}
    for code, name in names:
        with suppress(KeyError, ValueError):
            characters[code] = name2unicode(name)
    return characters
