"""A match form as hexadecimal digits: what seeds are made of.

A digit is the low four bits of a code point, so that letters fall into sixteen classes. A seed is twelve of
them, 48 bits of an integer, and DuckDB works on integers many times as fast as on strings. That two
different runs of twelve letters give the same seed is rare, and the alignment tells them apart.
"""

BLOCK = 256
"""Digits in a block: taking a piece far inside a long string is slow in DuckDB."""
OVERLAP = 16
"""Digits of the next block that follow those of a block, so that no seed is cut."""
_LOW_BITS = bytes(b"0123456789abcdef"[byte & 15] for byte in range(256))

Block = tuple[int, int, int, str]


def _digits_of(form: str) -> str:
    """Return one digit for each character."""
    return form.encode("utf-32-le", "surrogatepass")[::4].translate(_LOW_BITS).decode("ascii")


def blocks_of(form_number: int, form: str) -> list[Block]:
    """Return for each block the form's number and length, where it begins, and its digits, filled up."""
    digits = _digits_of(form)
    width = BLOCK + OVERLAP
    return [
        (form_number, len(form), start, digits[start : start + width].ljust(width, "0"))
        for start in range(0, len(form), BLOCK)
    ]
