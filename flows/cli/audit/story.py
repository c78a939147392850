"""The story of a document as text: one section per thing that happened to it."""

import shlex
from collections.abc import Iterator

from flows.cli.attachments import HEADING as ATTACHMENTS
from flows.cli.attachments import attachment_lines
from flows.cli.audit.vouching import current_derivation, vouching_lines
from flows.cli.captures import capture_phrase
from flows.cli.claims import HEADING, claim_pairs
from flows.cli.printing.colour import paint
from flows.cli.printing.labelled import labelled
from flows.cli.printing.naming import named, short
from flows.cli.printing.output import count, moment
from flows.cli.printing.phrases import METHODS, predicate_phrase
from flows.cli.printing.proposed import proposed, with_proposals
from flows.cli.printing.sentence import INDENT, sentence
from flows.cli.printing.table import Column, table
from flows.cli.printing.terminal import visible
from flows.cli.reading import Record
from flows.cli.related import relation_lines
from flows.cli.show.command import metadata

OPTIONAL = {ATTACHMENTS: "attachments", "Quarantined": "quarantine", "Cites": "cited", "Cited by": "cited_by"}
"""Sections that are left out where the story has nothing under this name."""


def story_lines(story: Record) -> Iterator[str]:
    """Yield the lines of every section that has something to say, under its heading."""
    sections = [
        ("What it is", labelled(metadata(story["document"]), INDENT)),
        ("Captured", _captures(story)),
        ("Quarantined", _quarantine(story["quarantine"])),
        ("Original", _original(story["original"])),
        (HEADING, _claims(story["claims"])),
        (ATTACHMENTS, attachment_lines(story["attachments"], INDENT)),
        ("Extracted", _extraction(story)),
        ("Cleaned", _cleaning(story["edits_per_rule"])),
        ("Passages", _passages(story["passages"])),
        ("Says", _says(story)),
        ("Cites", _cites(story["cited"])),
        ("Cited by", _cited_by(story["cited_by"])),
        ("Findings", _findings(story["findings"])),
        ("Landed", _landing(story)),
        ("Related", _relations(story)),
        ("Vouched for", vouching_lines(story)),
    ]
    told = [section for section in sections if story[OPTIONAL.get(section[0], "document")]]
    for place, (heading, lines) in enumerate(told):
        yield from [""] * bool(place)
        yield paint(heading, "bold")
        yield from lines


def _captures(story: Record) -> Iterator[str]:
    captures = story["captures"]
    for capture in captures:
        status = f", status {capture['status_code']}" if capture["status_code"] else ""
        moved = f", served from {capture['final_uri']}" if capture["final_uri"] != capture["uri"] else ""
        yield from sentence(
            f"{moment(capture['captured_at'])} UTC  {capture['uri']} ({capture['method']}{status}:"
            f" {capture['outcome']}{moved}), in run {capture['run_id']}{capture_phrase(capture)}"
        )
    places = dict.fromkeys(capture["uri"] for capture in captures)
    if len(places) > 1:
        yield from sentence(f"The same bytes were found in {len(places)} places: {', '.join(places)}.")
    for version in story["versions"]:
        yield from sentence(version_phrase(version))


def _quarantine(events: list[Record]) -> Iterator[str]:
    for event in events:
        yield from sentence(quarantine_phrase(event))


def quarantine_phrase(event: Record) -> str:
    """Return when and why a document went into quarantine, or when it came out."""
    at = f"{moment(event['recorded_at'])} UTC"
    if event["event"] == "resolved":
        return f"{at}  out of quarantine in run {event['run_id']}"
    message = with_proposals(event["message"])
    return f"{at}  into quarantine at stage {event['stage']}, {event['code']}: {message}"


def version_phrase(version: Record) -> str:
    """Return how a document and another follow each other at one URI, and the command that compares them."""
    later, earlier = short(version["document_id"]), short(version["earlier_document_id"])
    compared = proposed(f"compare {later} {earlier}")
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
    current = current_derivation(story)
    yield from labelled(
        [
            ("by", current["extractor"]),
            ("read", ", ".join(map(pages_phrase, story["pages"]))),
            ("raw SHA-256", current["raw_text_sha256"]),
            ("text SHA-256", current["text_sha256"]),
        ],
        INDENT,
    )
    name = short(story["document"]["document_id"])
    yield f"{INDENT}See it: {proposed(f'show {name} --raw')}"


def pages_phrase(row: Record) -> str:
    """Return how many pages were read in one way and how surely: `2 pages by OCR (confidence 0.93)`."""
    sure = "" if row["confidence"] is None else f" (confidence {row['confidence']:.2f})"
    return f"{count(row['page_count'], 'page')} {METHODS[row['method']]}{sure}"


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
        see = f": {proposed(f'show {name} --{noun}s')}" if number else ""
        yield f"{INDENT}{count(number, noun)}{see}"


def _cites(cited: list[Record]) -> Iterator[str]:
    """Yield a line for each thing cited that is held, the others in one list."""
    missing = []
    for row in cited:
        times = "" if row["place_count"] == 1 else f" ({row['place_count']} times)"
        if row["cited_document_id"]:
            held = f"{row['cited']}{times}: {short(row['cited_document_id'])}, {row['resolution_reason']}"
            yield from sentence(held)
        else:
            missing.append(row["cited"] + times)
    if missing:
        yield from sentence(f"not held: {'; '.join(missing)}")


def _cited_by(citing: list[Record]) -> Iterator[str]:
    for row in citing:
        yield from sentence(f"{citing_phrase(row)}: {row['resolution']}, {row['resolution_reason']}")


def citing_phrase(row: Record) -> str:
    """Return which document cites this one, and by what name."""
    other = named(row["other_id"], row["other_kind"], row["other_on"], row["other_title"], [])
    times = "" if row["place_count"] == 1 else f" ({row['place_count']} times)"
    return f"{other}, as {row['cited']}{times}"


def _findings(findings: list[Record]) -> Iterator[str]:
    if not findings:
        yield f"{INDENT}none"
    for row in findings:
        value = f" [{row['value']}]" if row["value"] else ""
        place = "" if row["text_start"] is None else f" (characters {row['text_start']}–{row['text_end']})"
        yield from sentence(f"{row['severity']}, {row['rule']}: {row['message']}{value}{place}")


def _landing(story: Record) -> Iterator[str]:
    runs = {row["run_id"]: row for row in story["runs"]}
    for derivation in story["derivations"]:
        current = "" if derivation["is_current"] else ", since replaced"
        made = runs.get(derivation["run_id"])
        state = f" ({made['state'].replace('_', ' ')})" if made else ""
        yield from sentence(
            f"{moment(derivation['derived_at'])} UTC  by chancery {derivation['code_version']}"
            f" in run {derivation['run_id']}{state}{current}"
        )


def _relations(story: Record) -> Iterator[str]:
    if not story["relations"]:
        yield f"{INDENT}to no other document of this archive"
    for relation in story["relations"]:
        yield from (INDENT + line for line in relation_lines(relation, narrower=len(INDENT)))
    for row in story["retracted"]:
        yield from sentence(retraction_phrase(row))


def retraction_phrase(row: Record) -> str:
    """Return which judgement no longer holds, since when, and what it had rested on."""
    phrase = predicate_phrase(row["predicate"], is_subject=row["is_subject"], basis=row["direction_basis"])
    at = moment(row["retracted_at"])
    return f"taken back on {at} UTC: {phrase} {short(row['other_id'])} ({row['reason']})"
