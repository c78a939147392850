"""The encoding that a font program in the Compact Font Format carries in itself.

A PDF may leave it to the embedded font to say which character a code stands for. Source of the format:
Adobe Technical Note 5176, *The Compact Font Format Specification* (2003), sections 4 to 13.
"""

from itertools import pairwise

from tasks.extract.cff_strings import STANDARD_STRINGS

CHARSET, ENCODING = 15, 16
"""Operators of the Top DICT."""
PREDEFINED_CHARSETS, PREDEFINED_ENCODINGS = 3, 2
"""An offset below these names a table that the specification prints, not a place in the file."""
LAST_OPERATOR, ESCAPE, REAL = 21, 12, 30
"""First bytes in a Top DICT: of its last operator, of operators of two bytes, of decimal fractions."""
CODES = 256


def built_in_encoding(program: bytes) -> dict[int, str]:
    """Return the glyph name of each code; empty if the font refers to a predefined encoding.

    Raises ValueError or LookupError if the program is damaged.
    """
    font = _Reader(program)
    font.place = program[2]
    font.index()
    top = _places(font.index()[0])
    strings = font.index()
    place = top.get(ENCODING, 0)
    if place < PREDEFINED_ENCODINGS:
        return {}
    encoding = _Reader(program, place)
    codes, more = encoding.codes()
    numbers = _string_numbers(_Reader(program, top.get(CHARSET, 0)), len(codes))
    names = STANDARD_STRINGS.split() + [each.decode("latin-1") for each in strings]
    return {code: names[number] for code, number in [*zip(codes, numbers, strict=True), *more]}


def _places(top: bytes) -> dict[int, int]:
    """What a Top DICT says by operators of one byte whose last operand is an integer (section 4)."""
    said: dict[int, int] = {}
    operand = 0
    reader = _Reader(top)
    while reader.place < len(top):
        first = reader.number()
        if first <= LAST_OPERATOR:
            said[reader.number() + 256 if first == ESCAPE else first] = operand
        elif first == REAL:
            while reader.number() & 0xF != 0xF:
                pass
        elif first in (28, 29):
            operand = reader.number(2 if first == 28 else 4)
        elif first < 247:
            operand = first - 139
        else:
            # The rest are negative: nothing that we look for.
            operand = (first - 247) * 256 + reader.number() + 108 if first < 251 else -reader.number() - 1
    return said


def _string_numbers(charset: "_Reader", count: int) -> list[int]:
    """The string identifiers of the first `count` glyphs behind `.notdef`."""
    if charset.place == 0:
        return list(range(1, count + 1))
    if charset.place < PREDEFINED_CHARSETS:
        raise ValueError("the font has a predefined charset for experts")
    return charset.string_numbers(count)


class _Reader:
    """Big-endian numbers from one place on."""

    def __init__(self, program: bytes, place: int = 0) -> None:
        self.program = program
        self.place = place

    def number(self, size: int = 1) -> int:
        taken = self.program[self.place : self.place + size]
        if len(taken) < size:
            raise ValueError("the font is cut short")
        self.place += size
        return int.from_bytes(taken, "big")

    def index(self) -> list[bytes]:
        """The entries of the INDEX that begins here; the reader goes on behind it (section 5)."""
        count = self.number(2)
        if not count:
            return []
        size = self.number()
        offsets = [self.number(size) for _ in range(count + 1)]
        places = [self.place - 1 + offset for offset in offsets]
        self.place = places[-1]
        if self.place > len(self.program):
            raise ValueError("the font is cut short")
        return [self.program[start:end] for start, end in pairwise(places)]

    def codes(self) -> tuple[list[int], list[tuple[int, int]]]:
        """The codes of the glyphs behind `.notdef`, in order, and further codes with string identifiers.

        A glyph has further codes where the font was made for two encodings at once (section 12).
        """
        kind, count = self.number(), self.number()
        codes: list[int] = []
        if kind & 0x7F == 0:
            codes = [self.number() for _ in range(count)]
        elif kind & 0x7F == 1:
            for _ in range(count):
                first = self.number()
                codes += range(first, min(first + self.number() + 1, CODES))
        else:
            raise ValueError(f"the font has an encoding of kind {kind & 0x7F}")
        further = self.number() if kind & 0x80 else 0
        return codes, [(self.number(), self.number(2)) for _ in range(further)]

    def string_numbers(self, count: int) -> list[int]:
        """The string identifiers of the first `count` glyphs behind `.notdef` (section 13)."""
        kind = self.number()
        if kind == 0:
            return [self.number(2) for _ in range(count)]
        if kind not in (1, 2):
            raise ValueError(f"the font has a charset of kind {kind}")
        numbers: list[int] = []
        while len(numbers) < count:
            first = self.number(2)
            numbers += range(first, first + self.number(kind) + 1)
        return numbers[:count]
