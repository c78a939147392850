"""Fonts as the PDF specification has them where pdfminer reads them otherwise.

A Type 1 font without an `Encoding`, or whose `Encoding` has no `BaseEncoding`, is encoded as its embedded
program says (ISO 32000-1, table 114). pdfminer takes Adobe's standard encoding instead where that program is
in the Compact Font Format, so that "different" became "difierent".
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from tasks.extract.cff_encoding import built_in_encoding

Spec = Mapping[str, Any]


def use_built_in_encodings(document: Any) -> None:
    """Let a pdfplumber document tell pdfminer of each font what the font's own program says of its codes."""
    fonts = document.rsrcmgr
    get_font = fonts.get_font
    told: dict[object, Spec] = {}

    def get_encoded_font(number: object, spec: Spec) -> Any:
        if number not in told:
            told[number] = _encoded(spec)
        # What has no number is no object of its own, and another thing each time.
        return get_font(number, told[number] if number else told.pop(number))

    fonts.get_font = get_encoded_font


def _encoded(spec: Spec) -> Spec:
    """Return the font's dictionary with all that its program says of codes of which it says nothing."""
    encoding = _resolved(spec.get("Encoding"))
    differences = encoding if isinstance(encoding, Mapping) else {}
    is_stated = encoding is not None and (not differences or "BaseEncoding" in differences)
    if is_stated or getattr(spec.get("Subtype"), "name", None) not in ("Type1", "MMType1"):
        return spec
    # What can be wrong with a program is without end, and the standard encoding is what is left then.
    with suppress(Exception):
        program = _resolved(_resolved(spec["FontDescriptor"])["FontFile3"])
        literal = type(spec["Subtype"])
        built_in = [(code, literal(name)) for code, name in built_in_encoding(program.get_data()).items()]
        listed = [part for pair in built_in for part in pair]
        listed += map(_resolved, _resolved(differences.get("Differences", [])))
        return {**spec, "Encoding": {"Differences": listed}}
    return spec


def _resolved(value: Any) -> Any:
    """Return what a reference refers to, and anything else as it is."""
    return value.resolve() if hasattr(value, "resolve") else value
