"""An archive of four small invented documents, made row by row, and the command to read it with.

A release in two languages; a note that carries its English half with three changes; a reprint of the
note with one more; an article under a hostile title. Everything in it is consistent: `verify` holds.
"""

import json
import shutil
import tomllib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from flows.cli.main import main
from schemas.version import CODE_VERSION
from warehouse.archive import Archive
from warehouse.connection import open_scratch, working_warehouse
from warehouse.heads_log import sync_heads_log
from warehouse.ledger import append_entries

RUN_ID = "019a0000-0000-7000-8000-000000000001"
BEGUN = datetime(2026, 11, 2, 9, 0, 0)
ENDED = datetime(2026, 11, 2, 13, 1, 30)
RULES = {
    "dehyphenation": ("1", "The joined word stands elsewhere in the archive."),
    "line_unwrapping": ("2", "The line ended only because the column did."),
}
DIFFERING = [("11", "10"), ("states", "States"), ("12,", "12")]
"""Words of the note, and of the release in their place."""


@dataclass
class Sample:
    """One document to be: its file name, its raw text in pieces, what is known about it."""

    file_name: str
    pieces: list[Any]
    kind: str
    title: str
    dated_on: date
    languages: list[str]
    published_on: date | None = None
    symbols: list[str] = field(default_factory=list)
    document_id: str = ""
    derivation_id: str = ""

    @property
    def raw_text(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece[0] for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece[1] for piece in self.pieces)


def samples() -> dict[str, Sample]:
    """Return the documents by a word for each."""
    described = tomllib.loads(Path(__file__).with_name("samples.toml").read_text(encoding="utf-8"))
    return {word: Sample(**values) for word, values in described.items()}


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive, made once; whoever changes it copies it first."""
    archive = Archive(tmp_path_factory.mktemp("archive"))
    with working_warehouse(archive) as connection:
        connection.begin()
        documents = samples()
        for hours, sample in enumerate(documents.values()):
            add_document(connection, archive, sample, BEGUN + timedelta(hours=hours))
        add_capture(connection, archive, documents["note"], "file:///elsewhere/copy%20of%20note.txt", BEGUN)
        add_relations(connection, documents)
        add_judgements(connection, documents["note"])
        add_statements(connection, documents)
        add_citations(connection, documents)
        add_run(connection)
        append_entries(connection, [RUN_ID], BEGUN.replace(tzinfo=UTC))
        connection.commit()
        sync_heads_log(connection, archive)
    shutil.copy(archive.working_warehouse, archive.warehouse)
    return archive


def insert(connection: DuckDBPyConnection, table: str, **values: Any) -> None:
    names, marks = ", ".join(values), ", ".join(f"${name}" for name in values)
    connection.execute(f"INSERT INTO store.{table} ({names}) VALUES ({marks})", values)


def sha256(connection: DuckDBPyConnection, text: str) -> str:
    return str(connection.execute("SELECT sha256($text)", {"text": text}).fetchall()[0][0])


def add_document(connection: DuckDBPyConnection, archive: Archive, sample: Sample, at: datetime) -> None:
    """Store the bytes and every row that follows from them."""
    raw_text, text = sample.raw_text, sample.text
    sample.document_id = original_sha256 = sha256(connection, raw_text)
    sample.derivation_id = derivation_id = sha256(connection, original_sha256 + CODE_VERSION)[:32]
    path = archive.original(original_sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(raw_text, encoding="utf-8", newline="")
    original = {"original_bytes": len(raw_text.encode()), "media_type": "text/plain", "first_captured_at": at}
    insert(connection, "originals", original_sha256=original_sha256, **original, run_id=RUN_ID)
    add_capture(connection, archive, sample, (Path("/papers") / sample.file_name).as_uri(), at)
    hashes = {"raw_text_sha256": original_sha256, "text_sha256": sha256(connection, text)}
    made = {"derivation_id": derivation_id, "document_id": original_sha256}
    way = {"code_version": CODE_VERSION, "extractor": "text 1", "derived_at": at + timedelta(minutes=1)}
    rules = json.dumps({rule: version for rule, (version, _) in RULES.items()})
    insert(connection, "derivations", **made, **hashes, **way, rules=rules, run_id=RUN_ID)
    names = ("kind", "title", "symbols", "dated_on", "published_on", "languages")
    described = {name: getattr(sample, name) for name in names} | {"issuer": "Velmora", "page_count": 1}
    texts = {
        "raw_text": raw_text,
        "text": text,
        "char_count": len(text),
        "text_sha256": hashes["text_sha256"],
    }
    insert(connection, "documents", **made, **described, **texts)
    page = {"page_number": 1, "raw_start": 0, "raw_end": len(raw_text), "method": "decoded"}
    insert(connection, "pages", derivation_id=derivation_id, **page)
    span = {"raw_start": 0, "raw_end": len(raw_text), "part": "", "byte_start": 0, "encoding": "utf-8"}
    insert(connection, "raw_spans", derivation_id=derivation_id, **span, byte_end=len(raw_text.encode()))
    add_pieces(connection, sample)
    add_passages(connection, sample)


def add_capture(
    connection: DuckDBPyConnection, archive: Archive, sample: Sample, uri: str, at: datetime
) -> None:
    """Record one capture of the bytes, in the warehouse and in the log beside it."""
    count = connection.execute("SELECT count(*) FROM store.captures").fetchall()[0][0]
    values = {"capture_id": f"019a0000-0000-7000-8000-0000000001{count:02}", "run_id": RUN_ID}
    values |= {"uri": uri, "final_uri": uri, "captured_at": at, "method": "file", "media_type": "text/plain"}
    values |= {"original_sha256": sample.document_id, "original_bytes": len(sample.raw_text.encode())}
    values |= {"outcome": "unchanged" if "elsewhere" in uri else "stored"}
    insert(connection, "captures", **values)
    with archive.captures_log.open("a", encoding="utf-8") as log:
        log.write(json.dumps(values, default=str) + "\n")


def add_pieces(connection: DuckDBPyConnection, sample: Sample) -> None:
    raw_at = text_at = 0
    for number, piece in enumerate(sample.pieces, start=1):
        before, after, *rules = (piece, None) if isinstance(piece, str) else piece
        raw_end, text_end = raw_at + len(before), text_at + len(before if after is None else after)
        way = {"raw_start": raw_at, "raw_end": raw_end, "text_start": text_at, "text_end": text_end}
        change = {"rules": rules, "after": after}
        insert(connection, "pieces", derivation_id=sample.derivation_id, piece_number=number, **way, **change)
        raw_at, text_at = raw_end, text_end


def add_passages(connection: DuckDBPyConnection, sample: Sample) -> None:
    start = 0
    for number, block in enumerate(sample.text.split("\n\n"), start=1):
        values = {"passage_number": number, "role": "heading" if number == 1 else "paragraph"}
        values |= {"language": "ru" if "голос" in block else "en", "page_number": 1}
        values |= {"text_start": start, "text_end": start + len(block), "text": block}
        insert(connection, "passages", derivation_id=sample.derivation_id, **values)
        start += len(block) + 2


def add_relations(connection: DuckDBPyConnection, documents: dict[str, Sample]) -> None:
    """Relate the note to the release, with a passage, and to its reprint."""
    note, release, reprint = documents["note"], documents["release"], documents["reprint"]
    add_match(connection, note, release)
    relate(connection, note, "reproduces", release, "the note carries the statement and is two days younger")
    first, second = sorted((note, reprint), key=lambda sample: sample.document_id)
    relate(connection, first, "near_duplicate", second, "all but a few words are the same")


def relate(
    connection: DuckDBPyConnection, subject: Sample, predicate: str, object_: Sample, reason: str
) -> None:
    basis = "date" if predicate == "reproduces" else "undetermined"
    sides = {"subject_id": subject.document_id, "predicate": predicate, "object_id": object_.document_id}
    values = {"relation_id": sha256(connection, "".join(sides.values()))[:32], "event": "made", **sides}
    values |= {"run_id": RUN_ID, "recorded_at": ENDED, "subject_coverage": 0.61, "object_coverage": 0.984}
    values |= {
        "language": "en",
        "match_count": 1,
        "longest_match_chars": 140,
        "direction_basis": basis,
        "score": 0.96,
    }
    insert(connection, "relation_events", **values, reason=reason, method_version="1")


def add_match(connection: DuckDBPyConnection, note: Sample, release: Sample) -> None:
    """Match the statement in both; the document with the smaller id is the first, as everywhere."""
    pairs = DIFFERING
    if note.document_id > release.document_id:
        note, release, pairs = release, note, [(other, mine) for mine, other in pairs]
    values = {"match_id": sha256(connection, note.document_id + release.document_id)[:32], "run_id": RUN_ID}
    at = {}
    for document, offset, side in (("", "text", note), ("other_", "other", release)):
        values |= {f"{document}derivation_id": side.derivation_id, f"{document}document_id": side.document_id}
        at[f"{offset}_start"] = side.text.index("The Ministry regards")
        at[f"{offset}_end"] = side.text.index("and 14.") + len("and 14.")
    values |= {
        "similarity": 0.98,
        "matched_chars": 140,
        "own_chars": 140,
        "is_formula": False,
        "method_version": "1",
    }
    values |= {"is_quoted": False, "other_is_quoted": False}
    diff = differences(pairs, note.text, at["text_start"], release.text, at["other_start"])
    insert(connection, "matches", **values, **at, diff=json.dumps(diff))


def differences(pairs: list[tuple[str, str]], text: str, at: int, other: str, other_at: int) -> list[Any]:
    """Return the pairs of words as the matcher writes them, each found after the one before."""
    found = []
    for before, after in pairs:
        at, other_at = text.index(before, at), other.index(after, other_at)
        place = {"text_start": at, "text_end": at + len(before)}
        place |= {"other_start": other_at, "other_end": other_at + len(after)}
        found.append({"op": "replace", **place, "before": before, "after": after})
    return found


def add_judgements(connection: DuckDBPyConnection, note: Sample) -> None:
    """Add the rules, a finding, a claim, and an input in quarantine."""
    for rule, (version, reason) in RULES.items():
        insert(connection, "rules", rule=rule, version=version, reason=reason, run_id=RUN_ID)
    doubt = {
        "rule": "ocr_confusion",
        "severity": "suggestion",
        "value": "Tarn",
        "message": "may be read otherwise",
    }
    insert(connection, "findings", derivation_id=note.derivation_id, **doubt, text_start=10, text_end=14)
    insert(
        connection,
        "claims",
        derivation_id=note.derivation_id,
        claim_number=1,
        source="docx_core",
        name="creator",
        aspect="author",
        value="A. Clerk",
    )
    values = {"quarantine_id": "ab" * 16, "event": "quarantined", "run_id": RUN_ID, "recorded_at": BEGUN}
    values |= {"code_version": CODE_VERSION, "uri": "file:///papers/scan.pdf", "stage": "extract"}
    values |= {
        "code": "ocr_unavailable",
        "details": "{}",
        "message": "the pages are pictures: install tesseract",
    }
    insert(connection, "quarantine_events", **values)


def add_statements(connection: DuckDBPyConnection, documents: dict[str, Sample]) -> None:
    """Give the statement in release and note to one ministry under two names, and the article's quotation."""
    regards = "The Ministry regards", "and 14."
    said = [
        (
            "release",
            "state",
            "Ministry of Foreign Affairs of Velmora",
            "state:velmora",
            date(2019, 3, 12),
            *regards,
        ),
        ("note", "state", "MFA of Velmora", "state:velmora", None, *regards),
        (
            "article",
            "organization",
            "Union of Lakes",
            "organization:union of lakes",
            None,
            "We shall",
            "gunpoint,",
        ),
    ]
    for word, kind, speaker, key, day, first, last in said:
        sample = documents[word]
        start, end = sample.text.index(first), sample.text.index(last) + len(last)
        values = {"statement_number": 1, "speaker": speaker, "speaker_kind": kind, "speaker_key": key}
        values |= {"key_basis": "organ", "stated_on": day, "attribution": "title", "language": "en"}
        values |= {"passage_number": 2, "text_start": start, "text_end": end, "text": sample.text[start:end]}
        insert(connection, "statements", derivation_id=sample.derivation_id, **values)
    note = {"footnote_number": 1, "marker": "*", "note_passage_number": 1, "note_start": 0, "note_end": 4}
    place = {"text_start": 7, "text_end": 8, "passage_number": 1, "note": "Note"}
    insert(connection, "footnotes", derivation_id=documents["note"].derivation_id, **note, **place)


def add_citations(connection: DuckDBPyConnection, documents: dict[str, Sample]) -> None:
    """Let the note cite two papers not held, the reprint one of them and the note, and state a session."""
    note, reprint = documents["note"], documents["reprint"]
    cited = [(note, "A/73/83"), (note, "S/RES/12"), (reprint, "S/RES/12 (1946)"), (reprint, note.symbols[0])]
    for number, (citing, symbol) in enumerate(cited, start=1):
        at = citing.text.index("resolutions 12")
        place = {"passage_number": 1, "text_start": at, "text_end": at + 14, "cited_as": "resolutions 12"}
        key = {"derivation_id": citing.derivation_id, "citation_number": number}
        insert(connection, "citations", **key, **place, kind="symbol", cited_symbol=symbol)
    means = {"cited_document_id": note.document_id, "resolution": "held", "resolution_reason": "it bears it"}
    insert(connection, "citation_events", **key, run_id=RUN_ID, recorded_at=ENDED, **means)
    session = {"name": "session", "value": "77", "text_start": 0, "text_end": 4, "found_by": "masthead"}
    insert(connection, "attributes", derivation_id=note.derivation_id, attribute_number=1, **session)


def add_run(connection: DuckDBPyConnection) -> None:
    settings = json.dumps({"targets": ["/papers"]})
    always = {"run_id": RUN_ID, "flow_name": "ingest", "code_version": CODE_VERSION, "settings": settings}
    always["libraries"] = json.dumps({"python": "3.11.7"})
    insert(connection, "run_events", **always, event="started", recorded_at=BEGUN, state="running")
    counts = {"captured_count": 5, "landed_count": 4, "unchanged_count": 1, "quarantined_count": 1}
    ended = {"event": "ended", "recorded_at": ENDED, "state": "completed"}
    insert(connection, "run_events", **always, **ended, **counts)


@dataclass(frozen=True)
class Outcome:
    """What the command printed, and its exit code."""

    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def chancery(
    sample_archive: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """Run the command on the sample archive; `columns` makes it write for a terminal of that width."""
    monkeypatch.setenv("CHANCERY_ARCHIVE", str(sample_archive.root))
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*argv: str, columns: int | None = None) -> Outcome:
        if columns:
            monkeypatch.setenv("COLUMNS", str(columns))
        exit_code = main(argv)
        return Outcome(exit_code, *capsys.readouterr())

    return run


@pytest.fixture
def own_archive(sample_archive: Archive, tmp_path: Path) -> Archive:
    """A copy of the sample archive that a test may damage."""
    return Archive(Path(shutil.copytree(sample_archive.root, tmp_path / "archive")))


@pytest.fixture(scope="session")
def ids() -> dict[str, str]:
    """The document_id of each sample by its word."""
    with closing(open_scratch()) as connection:
        return {word: sha256(connection, sample.raw_text) for word, sample in samples().items()}
