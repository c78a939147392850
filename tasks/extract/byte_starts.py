"""The byte at which each character of a decoded text starts."""

import codecs
import re
from array import array
from collections.abc import Sequence
from itertools import accumulate

_UTF_7_PIECES = re.compile(rb"\+[A-Za-z0-9+/]*-?|[^+]+")


def by_width(text: str, encoding: str, errors: str, base: int) -> Sequence[int]:
    """The byte offsets of the characters of `text`, and of its end, when it was decoded one to one.

    `errors` is the handler by which undecodable bytes became lone surrogates; `base` the byte of the
    first character. One offset more than there are characters. A range where all take
    equally many bytes.
    """
    widths = {char: len(char.encode(encoding, errors)) for char in set(text)}
    distinct = set(widths.values())
    if len(distinct) <= 1:
        width = distinct.pop() if distinct else 1
        return range(base, base + width * len(text) + 1, width)
    return array("Q", accumulate(map(widths.__getitem__, text), initial=base))


def decode_bytewise(content: bytes, encoding: str) -> tuple[str, Sequence[int]]:
    """The text and byte offsets of a damaged or stateful multi-byte encoding.

    The codec's own decoder is fed byte by byte; the bytes it used since the last character belong to
    the first of the characters that come out. What cannot be decoded comes out as U+FFFD.
    """
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    parts: list[str] = []
    starts = array("Q")
    taken = 0
    for index in range(len(content) + 1):
        piece = decoder.decode(content[index : index + 1], index == len(content))
        byte_end = min(index + 1, len(content)) - len(decoder.getstate()[0])
        for char in piece:
            parts.append(char)
            starts.append(taken)
            taken = byte_end
    starts.append(len(content))
    return "".join(parts), starts


def decode_utf_7(content: bytes) -> tuple[str, Sequence[int]]:
    """The text and byte offsets of UTF-7, piece by piece: its decoder looks at all of a piece for each byte.

    The bytes of what is shifted belong to the first of its characters.
    """
    parts: list[str] = []
    starts = array("Q")
    for piece in _UTF_7_PIECES.finditer(content):
        text = piece.group().decode("utf-7", "replace")
        parts.append(text)
        is_plain = len(text) == piece.end() - piece.start()
        starts.extend(piece.start() + place if is_plain else piece.end() for place in range(len(text)))
        if text:
            starts[-len(text)] = piece.start()
    starts.append(len(content))
    return "".join(parts), starts
