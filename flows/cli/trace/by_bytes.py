"""The bytes of the original that raw text was read from, and the command that shows them."""

import shlex
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from flows.cli.reading import Record
from flows.cli.trace.source import Source
from tasks.trace.byte_runs import Extent, byte_runs, extents
from tasks.trace.part_bytes import part_bytes
from tasks.trace.slices import Range

FARTHEST = 400
"""Runs of text with at most so many bytes of markup between them are shown as one stretch."""

MAIL = "message/rfc822"

MAIL_PART = (
    "import email, functools, sys;"
    " mail = email.message_from_binary_file(open(sys.argv[1], 'rb'));"
    " child = lambda part, n: part.get_payload(int(n) - 1) if part.is_multipart() else part;"
    " part = functools.reduce(child, sys.argv[2].split('.'), mail);"
    " sys.stdout.buffer.write(part.get_payload(decode=True))"
)
"""A part of a mail by its number, its transfer encoding undone, with nothing but Python."""

READ_AS_THEY_ARE = ("", "ascii", "utf-8")


def byte_records(source: Source, ranges: Sequence[Range]) -> list[Record]:
    """Return where to look in the original, what stands there, and how to see it with other tools."""
    runs = byte_runs(source.spans_around(ranges), ranges, source.raw_text)
    path = source.archive.original(source.document_id)
    return [_record(source, path, extent) for extent in extents(runs, FARTHEST)]


def _record(source: Source, path: Path, extent: Extent) -> Record:
    encoding = next((run.encoding for run in extent.runs if run.encoding), "")
    there = part_bytes(path, extent.part, extent.byte_start, extent.byte_end)
    return {
        "part": extent.part,
        "byte_start": extent.byte_start,
        "byte_end": extent.byte_end,
        "encoding": encoding,
        "content": None if there is None else there.decode(encoding or "utf-8", "backslashreplace"),
        "command": _command(source, path, extent, encoding),
        "runs": [
            {**asdict(run), "raw_text": source.raw_text[run.raw_start : run.raw_end]} for run in extent.runs
        ],
    }


def _command(source: Source, path: Path, extent: Extent, encoding: str) -> str:
    """Return a shell command that prints the bytes, as UTF-8 where they are not."""
    name, part = shlex.quote(str(path)), shlex.quote(extent.part)
    tail = f"tail -c +{extent.byte_start + 1}"
    if not extent.part:
        first = f"{tail} {name}"
    elif source.original["media_type"] == MAIL:
        first = f"python3 -c {shlex.quote(MAIL_PART)} {name} {part} | {tail}"
    else:
        first = f"unzip -p {name} {part} | {tail}"
    recoded = "" if encoding in READ_AS_THEY_ARE else f" | iconv -f {encoding.upper()} -t UTF-8"
    return f"{first} | head -c {extent.byte_end - extent.byte_start}{recoded}"
