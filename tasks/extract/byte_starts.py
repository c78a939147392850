"""The byte at which each character of a decoded text starts."""

import codecs
from array import array
from collections.abc import Sequence
from itertools import accumulate


def by_width(text: str, encoding: str, errors: str, base: int) -> Sequence[int]:
    """The byte offsets of the characters of `text`, and of its end, when it was decoded one to one.

    `errors` is the handler by which undecodable bytes became lone surrogates; `base` the byte of the
    first character. One offset more than there are characters. Linear; constant for single bytes.
    """
    width = len(("a" if text.isascii() else text[:1]).encode(encoding, errors))
    if len(text.encode(encoding, errors)) == width * len(text) and _is_fixed(encoding, text):
        return range(base, base + width * len(text) + 1, width or 1)
    widths = {char: len(char.encode(encoding, errors)) for char in set(text)}
    return array("Q", accumulate(map(widths.__getitem__, text), initial=base))


def _is_fixed(encoding: str, text: str) -> bool:
    """Whether every character takes equally many bytes; UTF-16 may mix two and four."""
    return text.isascii() or encoding != "utf-8"


def decode_bytewise(content: bytes, encoding: str) -> tuple[str, Sequence[int]]:
    """The text and byte offsets of a damaged or stateful multi-byte encoding.

    The codec's own decoder is fed byte by byte; the bytes fed since the last character belong to the
    first of the characters that come out. What cannot be decoded comes out as U+FFFD.
    """
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    parts: list[str] = []
    starts = array("Q")
    taken = 0
    for index in range(len(content) + 1):
        piece = decoder.decode(content[index : index + 1], index == len(content))
        byte_end = min(index + 1, len(content))
        for char in piece:
            parts.append(char)
            starts.append(taken)
            taken = byte_end
    starts.append(len(content))
    return "".join(parts), starts
