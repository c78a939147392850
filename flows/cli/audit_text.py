"""The story of a document as text: one section per thing that happened to it."""

import shlex
from collections.abc import Iterator

from flows.cli.attachments import HEADING as ATTACHMENTS
from flows.cli.attachments import attachment_lines
from flows.cli.claims import HEADING, claim_pairs
from flows.cli.colour import paint
from flows.cli.heads import HEAD_ADVICE, head
from flows.cli.labelled import labelled
from flows.cli.naming import short
from flows.cli.output import count, moment
from flows.cli.reading import Record
from flows.cli.related import relation_lines
from flows.cli.show import metadata
from flows.cli.table import Column, table
from flows.cli.terminal import terminal_width, visible, wrapped

INDENT = "  "

METHODS = {"text_layer": "from the text layer", "ocr": "by OCR", "decoded": "decoded"}


def story_lines(story: Record) -> Iterator[str]:
    """Yield the lines of every section that has something to say, under its heading."""
    sections = [
        ("What it is", labelled(metadata(story["document"]), INDENT)),
        ("Captured", _captures(story)),
        ("Original", _original(story["original"])),
        (HEADING, _claims(story["claims"])),
        (ATTACHMENTS, attachment_lines(story["attachments"], INDENT)),
        ("Extracted", _extraction(story)),
        ("Cleaned", _cleaning(story["edits_per_rule"])),
        ("Passages", _passages(story["passages"])),
        ("Says", _says(story)),
        ("Cites", _cites(story["cited"])),
        ("Findings", _findings(story["findings"])),
        ("Landed", _landing(story)),
        ("Related", _relations(story["relations"])),
        ("Vouched for", _vouching(story)),
    ]
    absent = {ATTACHMENTS} if not story["attachments"] else set()
    absent |= {"Cites"} if not story["cited"] else set()
    told = [section for section in sections if section[0] not in absent]
    for place, (heading, lines) in enumerate(told):
        yield from [""] * bool(place)
        yield paint(heading, "bold")
        yield from lines


def _sentence(text: str) -> list[str]:
    """Return a sentence in indented lines; text of documents in it is made harmless."""
    return wrapped(INDENT + visible(text), terminal_width(), INDENT)


def _captures(story: Record) -> Iterator[str]:
    captures = story["captures"]
    for capture in captures:
        status = f", status {capture['status_code']}" if capture["status_code"] else ""
        moved = f", served from {capture['final_uri']}" if capture["final_uri"] != capture["uri"] else ""
        yield from _sentence(
            f"{moment(capture['captured_at'])} UTC  {capture['uri']} ({capture['method']}{status}:"
            f" {capture['outcome']}{moved}), in run {capture['run_id']}"
        )
    places = dict.fromkeys(capture["uri"] for capture in captures)
    if len(places) > 1:
        yield from _sentence(f"The same bytes were found in {len(places)} places: {', '.join(places)}.")
    for version in story["versions"]:
        yield from _sentence(version_phrase(version))


def version_phrase(version: Record) -> str:
    """Return how a document and another follow each other at one URI, and the command that compares them."""
    later, earlier = short(version["document_id"]), short(version["earlier_document_id"])
    compared = f"chancery compare {later} {earlier}"
    if version["is_later"]:
        return f"It is version {version['version_number']} of {version['uri']}, after {earlier}: {compared}"
    at = moment(version["captured_at"])
    return f"On {at} UTC {version['uri']} gave other bytes, {later}: {compared}"


def _original(original: Record) -> Iterator[str]:
    held = original["path"] if original["is_present"] else f"MISSING: {original['path']}"
    yield from labelled(
        [
            ("SHA-256", original["original_sha256"]),
            ("bytes", f"{original['original_bytes']:,} of {original['media_type']}"),
            ("kept as", held),
        ],
        INDENT,
    )
    if original["is_present"]:
        yield f"{INDENT}Check it: sha256sum {visible(shlex.quote(original['path']))}"


def _claims(claims: list[Record]) -> Iterator[str]:
    if not claims:
        yield f"{INDENT}nothing"
    yield from labelled(claim_pairs(claims), INDENT)


def _extraction(story: Record) -> Iterator[str]:
    current = _current(story)
    how = [
        f"{count(row['page_count'], 'page')} {METHODS[row['method']]}"
        + ("" if row["confidence"] is None else f" (confidence {row['confidence']:.2f})")
        for row in story["pages"]
    ]
    yield from labelled(
        [
            ("by", current["extractor"]),
            ("read", ", ".join(how)),
            ("raw SHA-256", current["raw_text_sha256"]),
            ("text SHA-256", current["text_sha256"]),
            ("see", f"chancery show {short(story['document']['document_id'])} --raw"),
        ],
        INDENT,
    )


def _cleaning(rules: list[Record]) -> Iterator[str]:
    if not rules:
        yield f"{INDENT}nothing had to be changed"
        return
    columns = [
        Column("rule", importance=3, minimum=12),
        Column("version", importance=1, minimum=7),
        Column("edits", importance=4, minimum=5, align=">"),
        Column("characters", importance=0, minimum=10, align=">"),
        Column("reason", importance=2, minimum=12),
    ]
    cells = [
        [
            row["rule"],
            row["version"] or "",
            f"{row['edit_count']:,}",
            f"{row['raw_chars']:,}",
            row["reason"] or "",
        ]
        for row in rules
    ]
    yield from _indented_table(columns, cells)


def _passages(passages: list[Record]) -> Iterator[str]:
    columns = [
        Column("role", importance=3, minimum=10),
        Column("language", importance=2, minimum=8),
        Column("passages", importance=2, minimum=8, align=">"),
        Column("characters", importance=1, minimum=10, align=">"),
    ]
    cells = [
        [
            row["role"].replace("_", " "),
            row["language"] or "–",
            f"{row['passage_count']:,}",
            f"{row['char_count']:,}",
        ]
        for row in passages
    ]
    yield from _indented_table(columns, cells) if cells else [f"{INDENT}none"]


def _indented_table(columns: list[Column], cells: list[list[str]]) -> Iterator[str]:
    for line in table(columns, cells, indent=len(INDENT)).lines:
        yield INDENT + line


def _says(story: Record) -> Iterator[str]:
    name = short(story["document"]["document_id"])
    for count_name, noun in (("statement_count", "statement"), ("footnote_count", "footnote")):
        number = story[count_name]
        see = f": chancery show {name} --{noun}s" if number else ""
        yield f"{INDENT}{count(number, noun)}{see}"


def _cites(cited: list[Record]) -> Iterator[str]:
    """Yield a line for each thing cited that is held, the others in one list."""
    missing = []
    for row in cited:
        times = "" if row["place_count"] == 1 else f" ({row['place_count']} times)"
        if row["cited_document_id"]:
            held = f"{row['cited']}{times}: {short(row['cited_document_id'])}, {row['resolution_reason']}"
            yield from _sentence(held)
        else:
            missing.append(row["cited"] + times)
    if missing:
        yield from _sentence(f"not held: {'; '.join(missing)}")


def _findings(findings: list[Record]) -> Iterator[str]:
    if not findings:
        yield f"{INDENT}none"
    for row in findings:
        value = f" [{row['value']}]" if row["value"] else ""
        place = "" if row["text_start"] is None else f" (characters {row['text_start']}–{row['text_end']})"
        yield from _sentence(f"{row['severity']}, {row['rule']}: {row['message']}{value}{place}")


def _landing(story: Record) -> Iterator[str]:
    runs = {row["run_id"]: row for row in story["runs"]}
    for derivation in story["derivations"]:
        current = "" if derivation["is_current"] else ", since replaced"
        made = runs.get(derivation["run_id"])
        state = f" ({made['state'].replace('_', ' ')})" if made else ""
        yield from _sentence(
            f"{moment(derivation['derived_at'])} UTC  by chancery {derivation['code_version']}"
            f" in run {derivation['run_id']}{state}{current}"
        )


def _relations(relations: list[Record]) -> Iterator[str]:
    if not relations:
        yield f"{INDENT}to no other document of this archive"
    for relation in relations:
        yield from (INDENT + line for line in relation_lines(relation, narrower=len(INDENT)))


def _vouching(story: Record) -> Iterator[str]:
    kinds: dict[str, list[int]] = {}
    for entry in story["ledger_entries"]:
        kinds.setdefault(entry["kind"].replace("_", " "), []).append(entry["entry_number"])
    if not kinds:
        yield from _sentence("no ledger entry is about this document: `chancery verify` says what that means")
    yield from labelled([(kind, _numbers(numbers)) for kind, numbers in kinds.items()], INDENT)
    if story["head"]:
        newest = head(story["head"]["tree_size"], story["head"]["root_sha256"])
        yield from labelled([("head", newest)], INDENT)
        yield from _sentence(HEAD_ADVICE)
    yield from _sentence(f"Check it all: chancery verify {short(story['document']['document_id'])}")


def _current(story: Record) -> Record:
    current: Record = next(row for row in story["derivations"] if row["is_current"])
    return current


def _numbers(numbers: list[int]) -> str:
    """Return ledger entries by number, runs of them as ranges: `entries 3–7, 12`."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    listed = ", ".join(str(start) if start == end else f"{start}–{end}" for start, end in ranges)
    return ("entry " if len(numbers) == 1 else "entries ") + listed
