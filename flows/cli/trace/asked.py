"""What is to be traced: ranges of the clean or of the raw text, from how a person names them."""

import argparse
import re
import shlex
from dataclasses import dataclass
from typing import Literal, NoReturn

from flows.cli.printing.output import count
from flows.cli.reading import Record
from flows.cli.trace.source import Source
from schemas.errors import UsageError
from schemas.reading import RawSpan
from tasks.trace.boxes import Box, ranges_of_words, words_in_box
from tasks.trace.byte_runs import ranges_of_bytes
from tasks.trace.find_words import find_words
from tasks.trace.slices import Range

PLACE = re.compile(r"(\d{1,15})(?:[:–-](\d{1,15}))?")


@dataclass(frozen=True)
class Asked:
    """Ranges of one of the two texts, and how they were named."""

    side: Literal["text", "raw"]
    ranges: list[Range]
    named: Record


def places_of(source: Source, arguments: argparse.Namespace) -> list[Range]:
    """Return where the words of `--find` stand in the clean text; nothing without that option.

    Raises `UsageError` where they stand nowhere; says so if cleaning took them out.
    """
    if arguments.find is None:
        if arguments.nth:
            raise UsageError("--nth chooses among the places of --find: give both")
        return []
    places = find_words(source.text, arguments.find)
    if not places:
        _not_found(source, arguments.find)
    if arguments.nth and arguments.nth > len(places):
        raise UsageError(
            f"{arguments.find!r} stands in {count(len(places), 'place')}: there is no number {arguments.nth}"
        )
    return places


def asked_for(source: Source, places: list[Range], arguments: argparse.Namespace) -> Asked:
    """Return what the arguments name; `places` are those of `--find`. Raises `UsageError`."""
    if arguments.part is not None and not arguments.bytes:
        raise UsageError("--part names the member that --bytes are of: give both")
    if arguments.box and not arguments.page:
        raise UsageError("--box needs the --page it is on")
    if places:
        nth = arguments.nth or 1
        return Asked("text", [places[nth - 1]], {"find": arguments.find, "nth": nth, "of": len(places)})
    if arguments.place:
        place = _range(arguments.place, len(source.text), "the clean text", source)
        return Asked("text", [place], {"text_start": place.start, "text_end": place.end})
    if arguments.raw:
        place = _range(arguments.raw, len(source.raw_text), "the raw text", source)
        return Asked("raw", [place], {"raw_start": place.start, "raw_end": place.end})
    return _of_bytes(source, arguments) if arguments.bytes else _of_page(source, arguments)


def _of_page(source: Source, arguments: argparse.Namespace) -> Asked:
    """Return the words of a page, or of a box on it."""
    if source.pages[0].width_pt is None:
        media_type = source.original["media_type"]
        raise UsageError(f"{source.called} is {media_type}: only PDF pages have boxes; --bytes is the way")
    if arguments.page > len(source.pages):
        raise UsageError(f"{source.called} has {len(source.pages)} pages: there is no page {arguments.page}")
    words = source.words_of_page(arguments.page)
    named: Record = {"page_number": arguments.page}
    if arguments.box:
        box = _box(arguments.box)
        words = words_in_box(words, arguments.page, box)
        named["box"] = list(box)
    if not words:
        within = f" whose middle is in the box {arguments.box}" if arguments.box else ""
        raise UsageError(f"page {arguments.page} of {source.called} has no word{within}")
    return Asked("raw", ranges_of_words(words, source.raw_text), named)


def _of_bytes(source: Source, arguments: argparse.Namespace) -> Asked:
    """Return the raw text that was read from a range of bytes."""
    parts = {row["part"]: row["byte_end"] for row in source.rows("parts")}
    if not parts:
        raise UsageError(f"{source.called} is read from pages, not from bytes: use --page and --box")
    part = arguments.part if arguments.part is not None else next(iter(parts))
    if part not in parts:
        listed = ", ".join(name or "the original itself" for name in parts)
        raise UsageError(f"no text of {source.called} was read from a member {part!r}; from these: {listed}")
    most = max(parts[part], source.original["original_bytes"] if part == "" else 0)
    place = _range(arguments.bytes, most, f"the bytes of {part or 'the original'}", source)
    bounds = {"byte_start": place.start, "byte_end": place.end}
    spans = [RawSpan(**row) for row in source.rows("raw_spans_of_bytes", part=part, **bounds)]
    ranges = ranges_of_bytes(spans, part, place.start, place.end, source.raw_text)
    if not ranges:
        where = f"bytes {place.start}:{place.end} of {source.called}"
        raise UsageError(f"no text was read from {where}: they are markup, or what surrounds the main text")
    return Asked("raw", ranges, {"part": part, **bounds})


def _range(given: str, length: int, what: str, source: Source) -> Range:
    """Return START:END, or the one place START. Raises `UsageError` for what is no range of the text."""
    found = PLACE.fullmatch(given.replace(",", "").strip())
    if not found:
        raise UsageError(f"{given!r} is no range: give START:END, or START for one character")
    start = int(found[1])
    end = int(found[2]) if found[2] else start + 1
    if start >= end:
        raise UsageError(f"{given} is empty: the end, which is not part of the range, must be greater")
    if end > length:
        raise UsageError(f"{given} reaches beyond {what} of {source.called}, which ends at {length:,}")
    return Range(start, end)


def _box(given: str) -> Box:
    try:
        x0, top, x1, bottom = (float(number) for number in given.split(","))
    except ValueError:
        raise UsageError(f"{given!r} is no box: give x0,top,x1,bottom in points") from None
    if not (x0 < x1 and top < bottom):
        raise UsageError(f"{given} is no box: x0 must be less than x1, and top less than bottom")
    return x0, top, x1, bottom


def _not_found(source: Source, words: str) -> NoReturn:
    taken = find_words(source.raw_text, words)
    if taken:
        where = f"{taken[0].start}:{taken[0].end}"
        raise UsageError(
            f"cleaning changed {words!r}: it stands only in the raw text, where --raw {where} traces it"
        )
    command = f"`chancery show {shlex.quote(source.called)} --text`"
    raise UsageError(f"{words!r} does not stand in {source.called}: {command} prints its text")
