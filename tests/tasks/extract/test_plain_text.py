"""A text file is read verbatim, and its spans lead back to the bytes."""

import pytest

from schemas.errors import RejectedInput
from schemas.reading import Reading
from tasks.extract.plain_text import read_text
from tasks.extract.read import read_original


def bytes_of(reading: Reading, content: bytes) -> str:
    """The raw text as the spans alone give it back from the original."""
    parts, end = [], 0
    for span in reading.raw_spans:
        assert span.raw_start == end
        end = span.raw_end
        piece = content[span.byte_start : span.byte_end]
        parts.append(piece.decode(span.encoding) if span.encoding else "\ufffd" * (end - span.raw_start))
    assert end == len(reading.raw_text)
    return "".join(parts)


def test_text_is_read_verbatim_with_its_newlines() -> None:
    content = "\ufeffНота\r\nвербальная\rof 12 March\n\n".encode()
    assert read_text(content, "text/plain").raw_text == "Нота\r\nвербальная\rof 12 March\n\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_spans_give_the_text_back_from_the_bytes(encoding: str) -> None:
    text = "Нота вербальная, the English half follows.\r\n" * 200
    content = text.encode(encoding)
    reading = read_text(content, "text/plain")
    assert reading.raw_text == text
    assert bytes_of(reading, content) == text


def test_spans_are_few_and_skip_only_undecodable_bytes() -> None:
    content = "Нота ".encode() * 100 + b"\xff" + "вербальная".encode()
    reading = read_text(content, "text/plain")
    assert [span.encoding for span in reading.raw_spans] == ["utf-8", "", "utf-8"]
    assert bytes_of(reading, content) == reading.raw_text


def test_form_feeds_divide_pages_and_belong_to_none() -> None:
    reading = read_text(b"first\fsecond\f\fafter an empty one\f", "text/plain")
    texts = [reading.raw_text[page.raw_start : page.raw_end] for page in reading.pages]
    assert texts == ["first", "second", "", "after an empty one"]
    assert [page.page_number for page in reading.pages] == [1, 2, 3, 4]
    assert {page.method for page in reading.pages} == {"decoded"}


@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b" \r\n\t\f\n", "no_text")])
def test_file_without_text_is_rejected(content: bytes, code: str) -> None:
    with pytest.raises(RejectedInput) as rejection:
        read_text(content, "text/plain")
    assert rejection.value.code == code


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "nothing.txt", "empty"),
        (b"\x00\x01\x02\xff" * 99, "core.bin", "unsupported_media_type"),
        (b"PK\x05\x06" + bytes(18), "annexes.zip", "unsupported_media_type"),
    ],
)
@pytest.mark.usefixtures("without_ocr")
def test_unreadable_original_is_rejected_by_name(content: bytes, name: str, code: str) -> None:
    with pytest.raises(RejectedInput, match=name) as rejection:
        read_original(content, name)
    assert rejection.value.code == code


def test_original_is_read_by_its_content() -> None:
    assert read_original(b"A note.\n", "a.pdf")[0] == "text/plain"
    media_type, reading = read_original(b"<html><p>A note verbale from the Mission.</p>", "a.txt")
    assert (media_type, reading.raw_text) == ("text/html", "A note verbale from the Mission.")
