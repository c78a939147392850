"""An archive of four small invented documents, made row by row, and the command to read it with.

A release in two languages; a note that carries its English half with three changes; a reprint of the
note with one more; an article under a hostile title. Everything in it is consistent: `verify` holds.
"""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from difflib import SequenceMatcher
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

STATEMENT = (
    "The Ministry regards the vote of 10 March 2019 in the Tarn valley as void.\n\n"
    "It calls upon all States to refrain from recognizing its outcome, and recalls resolutions 12 and 14."
)
AS_NOTED = (
    "The Ministry regards the vote of 11 March 2019 in the Tarn valley as void.\n\n"
    "It calls upon all states to refrain from recognizing its outcome, and recalls resolutions 12, and 14."
)
RUSSIAN = "Министерство считает голосование от 10 марта 2019 года в долине Тарн недействительным."
QUOTED = "“We shall not accept the result of a vote held at gunpoint,” the Union of Lakes said."

Piece = str | tuple[str, str, str]
"""A slice of raw text taken as it is, or (raw, clean, rule)."""


@dataclass
class Sample:
    """One document to be: its file name, its raw text in pieces, what is known about it."""

    file_name: str
    pieces: list[Piece]
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
    return {
        "release": Sample(
            "press release.html",
            [f"Statement on the vote in the Tarn valley\n\n{STATEMENT}\n\n{RUSSIAN}\n"],
            "press_release",
            "Statement on the vote in the Tarn valley",
            date(2019, 3, 12),
            ["en", "ru"],
        ),
        "note": Sample(
            "note-verbale.txt",
            [
                "Note verbale dated 14 March 2019\n\nThe Permanent Mission presents its compli",
                ("-\n", "", "dehyphenation"),
                "ments to the Office and transmits the statement below.\n\n",
                AS_NOTED.partition("in the")[0] + "in the",
                ("\n", " ", "line_unwrapping"),
                AS_NOTED.partition("in the ")[2],
            ],
            "note_verbale",
            "Note verbale dated 14 March 2019 from the Permanent Mission of Velmora",
            date(2019, 3, 14),
            ["en"],
            date(2019, 4, 2),
            ["A/HRC/77/G/3"],
        ),
        "reprint": Sample(
            "note-verbale-reissued.txt",
            [f"Note verbale dated 14 March 2019\n\n{AS_NOTED.replace('void', 'null and void')}"],
            "note_verbale",
            "Note verbale dated 14 March 2019, reissued",
            date(2019, 3, 20),
            ["en"],
        ),
        "article": Sample(
            "article.txt",
            [f"=HYPERLINK(1)\n\n{QUOTED}\n\x1b[2Jthe end"],
            "news_article",
            "=World\x1b[31m reacts \u202eto vote",
            date(2019, 3, 13),
            ["en"],
        ),
    }


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
        add_quarantine(connection)
        add_run(connection)
        append_entries(connection, [RUN_ID], BEGUN.replace(tzinfo=UTC))
        connection.commit()
        sync_heads_log(connection, archive)
    shutil.copy(archive.working_warehouse, archive.warehouse)
    return archive


def insert(connection: DuckDBPyConnection, table: str, **values: Any) -> None:
    names = ", ".join(values)
    marks = ", ".join(f"${name}" for name in values)
    connection.execute(f"INSERT INTO store.{table} ({names}) VALUES ({marks})", values)


def sha256(connection: DuckDBPyConnection, text: str) -> str:
    return str(connection.execute("SELECT sha256($text)", {"text": text}).fetchall()[0][0])


def add_document(connection: DuckDBPyConnection, archive: Archive, sample: Sample, at: datetime) -> None:
    """Store the bytes and every row that follows from them."""
    raw_text, text = sample.raw_text, sample.text
    sample.document_id = sha256(connection, raw_text)
    sample.derivation_id = sha256(connection, sample.document_id + CODE_VERSION)[:32]
    path = archive.original(sample.document_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(raw_text, encoding="utf-8", newline="")
    size = len(raw_text.encode())
    insert(
        connection,
        "originals",
        original_sha256=sample.document_id,
        original_bytes=size,
        media_type="text/plain",
        first_captured_at=at,
        run_id=RUN_ID,
    )
    add_capture(connection, archive, sample, (Path("/papers") / sample.file_name).as_uri(), at)
    made = {"derivation_id": sample.derivation_id, "document_id": sample.document_id}
    insert(
        connection,
        "derivations",
        **made,
        run_id=RUN_ID,
        code_version=CODE_VERSION,
        extractor="text 1",
        rules=json.dumps({"dehyphenation": "1", "line_unwrapping": "2"}),
        raw_text_sha256=sample.document_id,
        text_sha256=sha256(connection, text),
        derived_at=at + timedelta(minutes=1),
    )
    insert(
        connection,
        "documents",
        **made,
        kind=sample.kind,
        title=sample.title,
        symbols=sample.symbols,
        dated_on=sample.dated_on,
        published_on=sample.published_on,
        issuer="Velmora",
        addressee=None,
        languages=sample.languages,
        page_count=1,
        char_count=len(text),
        raw_text=raw_text,
        text=text,
        text_sha256=sha256(connection, text),
    )
    insert(
        connection,
        "pages",
        derivation_id=sample.derivation_id,
        page_number=1,
        raw_start=0,
        raw_end=len(raw_text),
        method="decoded",
    )
    add_pieces(connection, sample)
    add_passages(connection, sample)


def add_capture(
    connection: DuckDBPyConnection, archive: Archive, sample: Sample, uri: str, at: datetime
) -> None:
    """Record one capture of the bytes, in the warehouse and in the log beside it."""
    count = connection.execute("SELECT count(*) FROM store.captures").fetchall()[0][0]
    values = {
        "capture_id": f"019a0000-0000-7000-8000-0000000001{count:02}",
        "run_id": RUN_ID,
        "uri": uri,
        "final_uri": uri,
        "captured_at": at,
        "method": "file",
        "media_type": "text/plain",
        "original_sha256": sample.document_id,
        "original_bytes": len(sample.raw_text.encode()),
        "outcome": "unchanged" if "elsewhere" in uri else "stored",
    }
    insert(connection, "captures", **values)
    with archive.captures_log.open("a", encoding="utf-8") as log:
        log.write(json.dumps(values, default=str) + "\n")


def add_pieces(connection: DuckDBPyConnection, sample: Sample) -> None:
    raw_at = text_at = 0
    for number, piece in enumerate(sample.pieces, start=1):
        before, after, rules = (piece, None, []) if isinstance(piece, str) else (*piece[:2], [piece[2]])
        raw_end, text_end = raw_at + len(before), text_at + len(before if after is None else after)
        insert(
            connection,
            "pieces",
            derivation_id=sample.derivation_id,
            piece_number=number,
            raw_start=raw_at,
            raw_end=raw_end,
            text_start=text_at,
            text_end=text_end,
            rules=rules,
            after=after,
        )
        raw_at, text_at = raw_end, text_end


def add_passages(connection: DuckDBPyConnection, sample: Sample) -> None:
    start = 0
    for number, block in enumerate(sample.text.split("\n\n"), start=1):
        insert(
            connection,
            "passages",
            derivation_id=sample.derivation_id,
            passage_number=number,
            role="heading" if number == 1 else "paragraph",
            language="ru" if "голос" in block else "en",
            text_start=start,
            text_end=start + len(block),
            page_number=1,
            text=block,
        )
        start += len(block) + 2


def add_relations(connection: DuckDBPyConnection, documents: dict[str, Sample]) -> None:
    """Relate the note to the release (with a passage) and to its reprint; the rules give their reasons."""
    note, release, reprint = documents["note"], documents["release"], documents["reprint"]
    add_match(connection, note, AS_NOTED, release, STATEMENT)
    relate(connection, note, "reproduces", release, "the note carries the statement and is two days younger")
    first, second = sorted((note, reprint), key=lambda sample: sample.document_id)
    relate(connection, first, "near_duplicate", second, "all but a few words are the same")
    for rule, version, reason in (
        ("dehyphenation", "1", "The joined word stands elsewhere in the archive."),
        ("line_unwrapping", "2", "The line ended only because the column did."),
    ):
        insert(connection, "rules", rule=rule, version=version, reason=reason, run_id=RUN_ID)
    insert(
        connection,
        "findings",
        derivation_id=note.derivation_id,
        rule="ocr_confusion",
        severity="suggestion",
        value="Tarn",
        text_start=10,
        text_end=14,
        message="may be read otherwise",
    )


def relate(
    connection: DuckDBPyConnection, subject: Sample, predicate: str, object_: Sample, reason: str
) -> None:
    insert(
        connection,
        "relation_events",
        relation_id=sha256(connection, subject.document_id + predicate + object_.document_id)[:32],
        event="made",
        run_id=RUN_ID,
        recorded_at=BEGUN,
        subject_id=subject.document_id,
        predicate=predicate,
        object_id=object_.document_id,
        subject_coverage=0.61,
        object_coverage=0.984,
        language="en",
        match_count=1,
        longest_match_chars=140,
        direction_basis="date" if predicate == "reproduces" else "undetermined",
        reason=reason,
        method_version="1",
    )


def add_match(connection: DuckDBPyConnection, one: Sample, words: str, two: Sample, others: str) -> None:
    """Match a passage of each; the document with the smaller id is the first, as everywhere."""
    (one, words), (two, others) = sorted([(one, words), (two, others)], key=lambda side: side[0].document_id)
    start, other_start = one.text.index(words), two.text.index(others)
    insert(
        connection,
        "matches",
        match_id=sha256(connection, one.document_id + two.document_id)[:32],
        run_id=RUN_ID,
        derivation_id=one.derivation_id,
        document_id=one.document_id,
        other_derivation_id=two.derivation_id,
        other_document_id=two.document_id,
        text_start=start,
        text_end=start + len(words),
        other_start=other_start,
        other_end=other_start + len(others),
        similarity=0.98,
        matched_chars=140,
        is_formula=False,
        is_quoted=False,
        other_is_quoted=False,
        diff=json.dumps(word_diff(words, start, others, other_start)),
        method_version="1",
    )


def word_diff(words: str, start: int, others: str, other_start: int) -> list[dict[str, Any]]:
    """Return the differing words of two passages, with offsets into the texts they start in."""
    mine, theirs = spans(words), spans(others)
    matcher = SequenceMatcher(None, [words[a:b] for a, b in mine], [others[a:b] for a, b in theirs], False)
    differences = []
    for op, first, last, other_first, other_last in matcher.get_opcodes():
        if op != "equal":
            left, right = range_of(mine, first, last), range_of(theirs, other_first, other_last)
            differences.append(
                {
                    "op": op,
                    "text_start": start + left[0],
                    "text_end": start + left[1],
                    "other_start": other_start + right[0],
                    "other_end": other_start + right[1],
                    "before": words[left[0] : left[1]],
                    "after": others[right[0] : right[1]],
                }
            )
    return differences


def spans(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, at + len(word)))
        at += len(word)
    return found


def range_of(words: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    if last > first:
        return words[first][0], words[last - 1][1]
    at = words[first][0] if first < len(words) else words[-1][1]
    return at, at


def add_quarantine(connection: DuckDBPyConnection) -> None:
    insert(
        connection,
        "quarantine_events",
        quarantine_id="ab" * 16,
        event="quarantined",
        run_id=RUN_ID,
        recorded_at=BEGUN,
        code_version=CODE_VERSION,
        uri="file:///papers/scan.pdf",
        original_sha256=None,
        stage="extract",
        code="ocr_unavailable",
        message="the pages are pictures: install tesseract, then `chancery quarantine retry`",
        details="{}",
    )


def add_run(connection: DuckDBPyConnection) -> None:
    always = {
        "run_id": RUN_ID,
        "flow_name": "ingest",
        "code_version": CODE_VERSION,
        "settings": json.dumps({"targets": ["/papers"]}),
    }
    insert(connection, "run_events", **always, event="started", recorded_at=BEGUN, state="running")
    insert(
        connection,
        "run_events",
        **always,
        event="ended",
        recorded_at=BEGUN + timedelta(seconds=90),
        state="completed",
        captured_count=5,
        landed_count=4,
        unchanged_count=1,
        quarantined_count=1,
    )


@dataclass(frozen=True)
class Outcome:
    """What the command printed, and its exit code."""

    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Chancery = Callable[..., Outcome]


@pytest.fixture
def chancery(
    sample_archive: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Chancery:
    """Run the command on the sample archive; `columns` makes it write for a terminal of that width."""
    monkeypatch.setenv("CHANCERY_ARCHIVE", str(sample_archive.root))
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*argv: str, columns: int | None = None) -> Outcome:
        if columns:
            monkeypatch.setenv("COLUMNS", str(columns))
        exit_code = main(argv)
        printed = capsys.readouterr()
        return Outcome(exit_code, printed.out, printed.err)

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
