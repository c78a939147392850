"""Bytes changed at random, by a seed: as accidents do it, and as somebody who knows formats would."""

import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

from tests.word_documents import unzipped, zipped

TOKENS = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xef\xbf\xbd", b"\r", b"\n\n", b"\x0c", b"\x1b[2J",
    b"0", b"-1", b"1e999", b"4294967296", b"9" * 400, b"<<", b">>", b"[", b"]", b"(", b")", b"endobj", b"R",
    b"stream", b"/Kids", b"/Length", b"<", b">", b"</p>", b"<table>", b"<!--", b"]]>", b"&#x", b"&amp;",
    b"<sup>1</sup>", b"<script>", b"<w:p>", b"</w:t>", b"<w:footnoteReference w:id=\"1\"/>", b"--b",
    b"=?utf-8?B?", b"Content-Type: multipart/mixed; boundary=b\n\n", b"A/RES/73/1", b"\xc2\xad",
    b"S/2019/1 and Add.1-3",
    b"\xe2\x80\x9c", b"\xe2\x80\x9d", b" said: ", b"Mr. ", b"1 May 2019", b"resolution 1 (I)", b"* ", b"# ",
    b"> ", b"[1](#a)", b"1. ", b"-\n", "аА".encode(), "ﬁ".encode(), "é".encode(), b"Article 1 of the ",
    b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Content-Length: 5\r\n", b"[[source]]\n", b"name = ",
)  # fmt: skip
_NUMBER = re.compile(rb"\d+")
_ODD_NUMBERS = (b"0", b"1", b"255", b"65536", b"2147483648", b"999999999999")


def mutated(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """The bytes after one to eight changes; `others` is what pieces may be taken from."""
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        content = random.choice(_CHANGES)(content, random, others)
    return content


def mutated_zip(
    content: bytes, random: Random, others: Sequence[bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A container with a member changed before it is packed; at times the container's own bytes."""
    if random.random() < 0.2:
        return mutated(content, random, others)
    members = unzipped(content)
    name = random.choice(sorted(members))
    members[name] = mutated(members[name], random, others)
    return zipped(members, method)


def mutated_bundle(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """The same of a bundle, in which nothing is compressed."""
    return mutated_zip(content, random, others, zipfile.ZIP_STORED)


def mutated_pdf(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """A PDF with one of its packed streams unpacked and changed; at times changed as it stands."""
    packed = list(re.finditer(rb"/FlateDecode[^>]*>>\s*stream\r?\n", content))
    if not packed or random.random() < 0.5:
        return mutated(content, random, others)
    start = random.choice(packed).end()
    end = content.find(b"endstream", start)
    try:
        held = zlib.decompress(content[start:end].rstrip(b"\r\n"))
    except zlib.error:
        return mutated(content, random, others)
    return content[:start] + zlib.compress(mutated(held, random, others)) + b"\n" + content[end:]


def _span(content: bytes, random: Random, longest: int = 400) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.randint(1, longest))


def _flip(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    changed = bytearray(content)
    for _number in range(random.randint(1, 20)):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _remove(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    start, end = _span(content, random)
    return content[:start] + content[end:]


def _repeat(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    start, end = _span(content, random, 60)
    return content[:end] + content[start:end] * random.choice((1, 3, 50)) + content[end:]


def _insert(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice(TOKENS) * random.choice((1, 1, 1, 20)) + content[at:]


def _replace(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    start, end = _span(content, random, 12)
    return content[:start] + random.choice(TOKENS) + content[end:]


def _cut(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _splice(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    other = random.choice(others)
    start, end = _span(other, random, 2000)
    at = random.randrange(len(content) + 1)
    return content[:at] + other[start:end] + content[at:]


def _renumber(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    numbers = list(_NUMBER.finditer(content))
    if not numbers:
        return content
    found = random.choice(numbers)
    return content[: found.start()] + random.choice(_ODD_NUMBERS) + content[found.end() :]


def _swap(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    first, second = sorted(random.randrange(len(content) + 1) for _number in range(2))
    middle = (first + second) // 2
    return content[:first] + content[middle:second] + content[first:middle] + content[second:]


_CHANGES: tuple[Callable[[bytes, Random, Sequence[bytes]], bytes], ...] = (
    _flip, _remove, _repeat, _insert, _insert, _replace, _replace, _cut, _splice, _renumber, _renumber, _swap,
)  # fmt: skip
