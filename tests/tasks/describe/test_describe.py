"""What documents say of themselves, from text to description."""

import time
from datetime import date

import pytest

from schemas.document import Description
from schemas.reading import Hints
from tasks.clean.clean import clean
from tasks.describe.describe import describe
from tasks.structure.passages import passages_of

SENTENCE = (
    "The lamp was lit every evening of the year, and every evening, as S/2001/17 of 3 May 2001 says, "
    "somebody came down to the quay to look at it."
)
MASTHEAD = """United Nations {symbol}

General Assembly

Distr.: General
28 March 2019

Original: English

Forty-first session
24 June–12 July 2019
Agenda item 4"""


def described(text: str, **hints: object) -> Description:
    return describe(passages_of(clean(text), []), Hints(**hints)).description  # type: ignore[arg-type]


def test_a_circulated_note_verbale_says_from_whom_to_whom() -> None:
    found = described(
        MASTHEAD.format(symbol="A/HRC/41/G/97")
        + "\n\nNote verbale dated 13 March 2019 from the Permanent Mission of Tavaria to the United Nations"
        " Office at Geneva addressed to the Office of the High Commissioner*"
        f"\n\nThe Permanent Mission presents its compliments. {SENTENCE}"
    )
    assert found.kind == "note_verbale"
    assert found.symbols == ["A/HRC/41/G/97"]
    assert (found.dated_on, found.published_on) == (date(2019, 3, 13), date(2019, 3, 28))
    assert found.issuer == "Permanent Mission of Tavaria to the United Nations Office at Geneva"
    assert found.addressee == "Office of the High Commissioner"
    assert found.languages == ["en"]


def test_a_note_verbale_that_was_not_circulated_is_known_by_its_compliments() -> None:
    found = described(
        "No. 14/2019\n\nThe Embassy of Ardelle presents its compliments to the Ministry of Foreign Affairs "
        f"of Tavaria and has the honour to inform it of the following. {SENTENCE}\n\nCorvale, 13 March 2019"
    )
    assert found.kind == "note_verbale"
    assert found.issuer == "Embassy of Ardelle"
    assert found.addressee == "Ministry of Foreign Affairs of Tavaria"
    assert found.dated_on == date(2019, 3, 13)
    assert found.symbols == []


def test_a_circulated_letter_bears_both_halves_of_its_joint_symbol() -> None:
    found = described(
        MASTHEAD.format(symbol="A/73/1911-S/2019/1847")
        + "\n\nLetter dated 27 March 2019 from the Permanent Representative of Tavaria to the United Nations"
        f" addressed to the Secretary-General\n\n{SENTENCE}"
    )
    assert found.kind == "letter"
    assert found.symbols == ["A/73/1911", "S/2019/1847"]
    assert (found.dated_on, found.published_on) == (date(2019, 3, 27), date(2019, 3, 28))
    assert found.addressee == "Secretary-General"


def test_identical_letters_are_a_letter() -> None:
    found = described(
        "Identical letters dated 27 March 2019 from the Permanent Representative of Tavaria addressed "
        f"respectively to the Secretary-General and the President of the Security Council\n\n{SENTENCE}"
    )
    assert found.kind == "letter"
    assert found.addressee == "Secretary-General and the President of the Security Council"


def test_a_letter_with_a_salutation_is_a_letter() -> None:
    found = described(f"Port Sorrel, 5 May 2019\n\nExcellency,\n\n{SENTENCE}\n\n(Signed) Honor Castellane")
    assert (found.kind, found.dated_on) == ("letter", date(2019, 5, 5))


@pytest.mark.parametrize(
    "masthead",
    ["Press release 12 March 2019", "PRESS-RELEASE\n\n12.03.2019", "Пресс-релиз\n\n12 марта 2019 года"],
)
def test_a_press_release_is_known_by_its_masthead(masthead: str) -> None:
    found = described(
        f"{masthead}\n\nNo. 087/19, Statement by the Ministry of Foreign Affairs of Tavaria (En/Ru)"
        f"\n\n{SENTENCE}"
    )
    assert found.kind == "press_release"
    assert (found.dated_on, found.published_on) == (date(2019, 3, 12), date(2019, 3, 12))
    assert found.issuer == "Ministry of Foreign Affairs of Tavaria"
    assert found.symbols == []


def test_a_statement_without_a_number_is_a_statement() -> None:
    found = described(f"Statement by the Foreign Ministry of Eske on the poll\n\n12 March 2019\n\n{SENTENCE}")
    assert (found.kind, found.issuer) == ("statement", "Foreign Ministry of Eske")
    assert found.dated_on == date(2019, 3, 12)


def test_a_news_article_is_known_by_its_byline() -> None:
    found = described(f"date 2019-03-13 By Ilse Marrack\n\n{SENTENCE}\n\nEske\n\n“It is out,” it said.")
    assert (found.kind, found.dated_on) == ("news_article", date(2019, 3, 13))


def test_a_news_article_is_known_by_what_its_page_claims() -> None:
    found = described(
        SENTENCE,
        kind="news_article",
        title="A headline",
        publisher="The Courier",
        published_on=date(2019, 3, 13),
    )
    assert found.kind == "news_article"
    assert (found.title, found.issuer, found.dated_on) == ("A headline", "The Courier", date(2019, 3, 13))


def test_an_author_that_any_file_may_name_makes_no_news_article() -> None:
    text = "# Invoice\n\nWe thank you for your order and ask for payment within thirty days.\n"
    assert described(text, author="Y. Scrivener").kind == "other"
    published = described(text, author="Y. Scrivener", published_on=date(2031, 5, 6))
    assert published.kind == "news_article"


def test_a_dateline_dates_an_article_and_its_first_sentence_does_not() -> None:
    lead = f"Three days after the poll of 10 March 2019 nothing has changed. {SENTENCE}"
    assert described(f"ARVENPORT, 13 March 2019 – {lead}", author="Ilse Marrack").dated_on == date(
        2019, 3, 13
    )
    assert described(lead, author="Ilse Marrack").dated_on is None


def test_an_adopted_resolution_bears_the_date_of_its_adoption() -> None:
    found = described(
        MASTHEAD.format(symbol="A/RES/73/401")
        + "\n\nResolution adopted by the General Assembly on 25 March 2019\n\n73/401. Lights of the sea"
        f"\n\nThe General Assembly,\n\nRecalling its resolution 72/1, and that {SENTENCE}"
    )
    assert (found.kind, found.issuer) == ("resolution", "General Assembly")
    assert found.title == "73/401. Lights of the sea"
    assert found.dated_on == date(2019, 3, 25)
    assert found.symbols == ["A/RES/73/401"]


def test_a_draft_resolution_is_a_draft() -> None:
    found = described(
        MASTHEAD.format(symbol="A/73/L.5")
        + "\n\nArdelle, Eske and Fenmark: draft resolution\n\nLights of the sea"
        f"\n\nThe General Assembly,\n\nRecalling the Charter, and that {SENTENCE}"
    )
    assert (found.kind, found.symbols) == ("draft_resolution", ["A/73/L.5"])
    assert found.title == "Lights of the sea"


def test_a_report_names_who_made_it() -> None:
    found = described(
        MASTHEAD.format(symbol="A/73/512")
        + f"\n\nReport of the Secretary-General\n\nI. Introduction\n\n1. {SENTENCE}"
    )
    assert (found.kind, found.issuer) == ("report", "Secretary-General")
    assert found.published_on == date(2019, 3, 28)


def test_a_treaty_is_a_treaty() -> None:
    found = described(f"Convention on Lights and Buoys\n\nDone at Arvenport on 4 May 1979\n\n{SENTENCE}")
    assert found.kind == "treaty"


def test_a_symbol_and_a_date_in_the_body_are_not_the_documents_own() -> None:
    found = described(f"Some thoughts on lamps\n\n{SENTENCE} {SENTENCE}\n\n{SENTENCE}")
    assert (found.kind, found.symbols, found.dated_on, found.published_on) == ("other", [], None, None)


@pytest.mark.parametrize(
    ("last", "wanted"),
    [("3 Minutes of the conference, 9 May 1838.", None), ("9 May 1838", date(1838, 5, 9))],
)
def test_the_date_of_what_a_note_cites_is_not_the_documents(last: str, wanted: date | None) -> None:
    paragraphs = "\n\n".join([SENTENCE] * 4)
    assert described(f"Some thoughts on lamps\n\n{paragraphs}\n\n{last}").dated_on == wanted


def test_the_dates_of_a_session_are_not_the_documents() -> None:
    found = described(
        f"Human Rights Council\n\n24 June–12 July 2019\n\nAgenda item 4\n\nLamps\n\n{SENTENCE[:40]}."
    )
    assert (found.dated_on, found.published_on) == (None, None)


def test_running_headers_carry_the_symbol_where_the_masthead_does_not() -> None:
    pages = [
        f"A/73/1911\n\nOn the {word}\n\n{SENTENCE.replace('lamp', word)}\n\nSo much for the {word}"
        for word in ("lamp", "oil", "wick")
    ]
    assert described("\f".join(pages)).symbols == ["A/73/1911"]


def test_a_text_without_anything_has_an_empty_description() -> None:
    assert described("x") == Description(kind="other")


def test_a_long_run_of_signs_is_looked_through_once() -> None:
    """The time of a pattern that tries each of them anew grows as the square of their number."""
    started = time.process_time()
    described(f"{SENTENCE}\n\n{':' * 20_000}")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("Lorner Anzeiger\n\n12. März 2019\n\nDer Kommentar", date(2019, 3, 12)),
        (
            "Minutes of the forty-second meeting of the Committee held on 12 March 2019 at 7.30 p.m. in"
            " the Old School House, Lorne",
            date(2019, 3, 12),
        ),
        (
            "Contract\n\nThis Agreement is made on 12 March 2019 between Lorne Catering (the “Provider”)"
            " and the Harbour Trust (the “Client”), which hired it before by the agreement of 3 May 2001.",
            date(2019, 3, 12),
        ),
        (
            "The talks held on 12 March 2019 in the Old School House of Lorne came to nothing, one says.",
            None,
        ),
        (
            "This Agreement replaces the agreement of 12 March 2019 between Lorne Catering and the Trust.",
            None,
        ),
    ],
)
def test_the_day_of_a_meeting_or_an_agreement_is_that_of_its_paper(opening: str, wanted: date | None) -> None:
    assert described(f"{opening}\n\n{SENTENCE}").dated_on == wanted
