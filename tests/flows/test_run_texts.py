"""What people read in Prefect about a run: bounded, and nothing in it obeyed."""

import re
from pathlib import Path

import pytest

from flows.telling.asset_events import asset_events
from flows.telling.markdown import WORD_JOINER, escaped
from flows.telling.remedies import OTHER, remedy
from flows.telling.run_names import check_name, ingest_name, reprocess_name
from flows.telling.run_texts import (
    MOST_PLACES,
    changed_text,
    check_text,
    counts_rows,
    new_text,
    quarantine_text,
    repeats_text,
)
from schemas.run import (
    ChangedRelation,
    ChangedValue,
    LandedDocument,
    MadeRelation,
    QuarantinedInput,
    ReprocessReport,
    RunReport,
)
from schemas.verification import Checked, Difference, Verification
from tests.conftest import Chancery
from warehouse.archive import Archive

HOSTILE = "a|b` <img src=x onerror=alert(1)> [go](javascript:x) **b** www.evil.example https://evil.example"
HOSTILE += "\n# heading\u202egnidaeh"
ROOT = "ab" * 32
UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*[|`<>*\[\]_~&]")


def report(number: int, text: str = HOSTILE) -> RunReport:
    ids = [f"{place:064x}" for place in range(number)]
    relation = {"predicate": "quotes", "direction_basis": "date", "subject": text, "object": text}
    return RunReport(
        run_id="r",
        captured_count=number,
        landed_count=number,
        unchanged_count=0,
        quarantined_count=number,
        attached_count=0,
        landed=[LandedDocument(document_id=each, name=text, kind="other", title=text) for each in ids],
        relations=[MadeRelation(subject_id=each, object_id=ids[0], reason=text, **relation) for each in ids],
        quarantined=[
            QuarantinedInput(quarantine_id=each, uri=f"file:///{text}", code="empty", message=text)
            for each in ids
        ],
        tree_size=9,
        root_sha256=ROOT,
    )


@pytest.mark.parametrize("text", [HOSTILE, "# a", "- a", "= a", "+ a", "\\| a", "\u2028| a", "a\\"])
def test_no_sign_of_markdown_or_html_is_left_active(text: str) -> None:
    made = escaped(text)
    assert not UNESCAPED.search(made.replace("\\\\", ""))
    assert not re.match(r"[#+=-]", made)
    assert "\n" not in made and "\u202e" not in made and "\u2028" not in made


@pytest.mark.parametrize("text", ["see https://evil.example/x", "www.evil.example", "a@evil.example"])
def test_an_address_is_no_link_and_reads_the_same(text: str) -> None:
    made = escaped(text)
    assert WORD_JOINER in made
    assert made.replace("\\", "").replace(WORD_JOINER, "") == text


def test_plain_titles_stay_as_they_are() -> None:
    for title in ("No. 087/19, Statement (En/Ru)", "Заявление МИД", "2019-03-12-mfa-statement.html"):
        assert escaped(title) == title


@pytest.mark.parametrize("number", [1, 5000])
def test_texts_are_bounded_and_say_how_much_is_left_out(number: int) -> None:
    done = report(number)
    texts = [new_text(done, "/a"), repeats_text(done.relations, []), quarantine_text(done.quarantined)]
    for text in texts:
        assert len(text) < 60_000
        assert ("and 4,950 more" in text) == (number == 5000)
        assert "<img" not in text.replace("\\<img", "") and "[go]" not in text
    assert f"9:{ROOT}" in texts[0]


def test_every_row_of_a_table_has_the_cells_of_its_head() -> None:
    for text in (new_text(report(3), "/a"), quarantine_text(report(3).quarantined)):
        rows = [line for line in text.splitlines() if line.startswith("|")]
        assert len(rows) == 5
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_what_to_do_stands_beside_the_reason() -> None:
    held = [
        QuarantinedInput(quarantine_id=str(n), uri="file:///a.pdf", code=code, message="m")
        for n, code in enumerate(["ocr_unavailable", "ocr_unavailable", "malformed_docx"])
    ]
    text = quarantine_text(held)
    assert "2 inputs, ocr\\_unavailable: install `tesseract`" in text
    assert "1 input, malformed\\_docx: it is damaged" in text
    assert "chancery quarantine retry" in text
    assert remedy("never heard of") == OTHER


def test_a_run_has_one_row_for_each_of_its_counts() -> None:
    assert counts_rows(report(2))[0] == {"what": "fetched", "count": 2}


def test_a_check_says_what_differs_or_that_all_holds() -> None:
    checked = Checked(row_count=1200)
    good = Verification(differences=[], checked=checked, tree_size=9, root_sha256=ROOT)
    bad = Difference(check="row", place="documents", message=HOSTILE)
    assert "All of it holds" in check_text(good, "/a") and "1,200 row count" not in check_text(good, "/a")
    assert "1,200 rows" in check_text(good, "/a")
    told = check_text(good.model_copy(update={"differences": [bad] * 60}), "/a")
    assert "60 differences found" in told and "and 10 more" in told and "<img" not in told.replace("\\<", "")


def test_what_reprocessing_changed_is_told_by_value_and_relation() -> None:
    value = ChangedValue(document_id="d" * 64, name="a.txt", field="title", before=None, after="New|title")
    relation = ChangedRelation(**report(1).relations[0].model_dump(), event="retracted")
    done = ReprocessReport(
        run_id="r",
        document_count=7,
        rederived_count=1,
        failed=[],
        values=[value],
        relations=[relation],
        tree_size=9,
        root_sha256=ROOT,
    )
    text = changed_text(done)
    assert "6 as before, 0 failed, of 7 documents" in text
    assert "| a.txt `dddddddddd` | title | – | New\\|title |" in text and "| retracted |" in text


def test_runs_are_named_for_what_they_do() -> None:
    at = {"archive": "/data/papers"}
    assert ingest_name({**at, "targets": ["a", "b", "c"]}) == "ingest 3 targets into papers"
    assert ingest_name({**at, "targets": [], "retry": []}) == "ingest what is in quarantine into papers"
    assert ingest_name({**at, "catalog": "x/sources.toml"}) == "ingest catalogue sources.toml into papers"
    assert check_name({"archive": "/data/pap\u202eers"}) == "check pap\\u202eers"
    assert reprocess_name({**at, "document_ids": ["a", "b"]}) == "reprocess 2 documents of papers"
    assert reprocess_name(at) == "reprocess all documents of papers"


def test_the_words_that_differ_are_told_pair_by_pair(ingested: Chancery) -> None:
    from flows.cli.compare.command import comparison_of
    from warehouse.connection import published_warehouse

    with published_warehouse(ingested.archive) as connection:
        pair = connection.execute(
            "SELECT subject_id, object_id FROM relations WHERE predicate = 'reproduces'"
        ).fetchall()[0]
        text = repeats_text([], [comparison_of(connection, *pair)])
    assert "They differ in 6 places:" in text and MOST_PLACES > 6
    assert "| name | earlier ballots staged by | – | **the Republic of** | Hestria on the islands |" in text


def test_events_lead_from_the_original_to_the_document_to_the_warehouse(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    *documents, warehouse = asset_events(archive, report(60))
    first = documents[0]
    assert len(documents) == 50 and asset_events(archive, report(0)) == []
    assert first.related[0]["prefect.resource.id"] == archive.original("0" * 64).as_uri()
    assert first.resource["prefect.resource.id"].endswith(f"/warehouse.duckdb/documents/{'0' * 64}")
    assert [each["prefect.resource.id"] for each in warehouse.related] == [
        each.resource["prefect.resource.id"] for each in documents
    ]
    assert warehouse.payload["head"] == f"9:{ROOT}"
    assert "\n" not in first.resource["prefect.resource.name"] and "\u202e" not in str(first)
