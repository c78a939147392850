"""Where a file's claims and its text exclude each other a finding says so, and nowhere else."""

from datetime import date

import pytest

from schemas.claim import ClaimSource
from schemas.document import Description
from tasks.describe.contradictions import contradictions
from tasks.extract.claims import claims_of

TEXT = "The Ministry of Foreign Affairs of Tavaria presents its compliments to the Embassy of Hestria."


def rules(*stated: tuple[ClaimSource, str, str], dated_on: date | None = date(2019, 3, 13)) -> list[str]:
    described = Description(kind="letter", dated_on=dated_on)
    return [finding.rule for finding in contradictions(claims_of(stated), described, TEXT)]


def test_a_file_finished_before_the_date_it_bears_is_doubtful() -> None:
    old = ("pdf_info", "CreationDate", "D:20190301120000Z"), ("pdf_info", "ModDate", "D:20190302120000Z")
    assert rules(*old) == ["file_older_than_date"]


@pytest.mark.parametrize(
    "changed", ["D:20190311120000Z", "D:20190313120000Z", "D:20240101120000Z", "not a date"]
)
def test_a_file_of_the_eve_of_its_date_or_later_is_not_doubtful(changed: str) -> None:
    assert rules(("pdf_info", "CreationDate", "D:20190101"), ("pdf_info", "ModDate", changed)) == (
        [] if changed.startswith("D") else ["file_older_than_date"]
    )
    assert rules(("pdf_info", "ModDate", "D:19990101120000Z"), dated_on=None) == []


def test_a_title_of_which_the_text_has_hardly_a_word_is_doubtful() -> None:
    assert rules(("docx_core", "title", "Agenda for the annual fisheries council")) == ["title_not_in_text"]


@pytest.mark.parametrize(
    "title",
    [
        "Note of the Ministry of Foreign Affairs",
        "Microsoft Word - agenda for the fisheries council",
        "agenda_fisheries_council_annual.docx",
        "Untitled document",
    ],
)
def test_titles_that_the_text_has_and_labels_and_file_names_are_not_doubtful(title: str) -> None:
    assert rules(("docx_core", "title", title)) == []


def test_a_page_may_be_called_otherwise_than_its_text_begins() -> None:
    assert rules(("html_meta", "og:title", "Agenda for the annual fisheries council")) == []


def test_tracked_changes_that_nobody_accepted_are_doubtful() -> None:
    assert rules(("docx_review", "deletion", "A. Clerk: “not”")) == ["tracked_changes"]
    assert rules(("docx_review", "comment", "A. Clerk: “Really?”")) == []
