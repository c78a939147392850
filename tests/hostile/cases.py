"""All hostile files, by kind."""

from collections.abc import Iterator

from tests.hostile.case import Case
from tests.hostile.mails import mail_cases
from tests.hostile.pages import page_cases
from tests.hostile.pdfs import pdf_cases
from tests.hostile.texts import text_cases
from tests.hostile.word_files import word_cases


def all_cases() -> Iterator[Case]:
    for cases in (pdf_cases, word_cases, page_cases, text_cases, mail_cases):
        yield from cases()
