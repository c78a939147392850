"""What a document cites, each citation where it stands, and what is none."""

import time

import pytest

from tasks.cite.cases import find_cases
from tasks.cite.cite import citations_of
from tasks.cite.symbols import symbols_in
from tasks.cite.treaties import find_treaties
from tasks.cite.urls import url_spans
from tasks.clean.clean import clean
from tasks.structure.passages import passages_of


def treaties(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_treaties(text)]


def cases(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_cases(text)]


def test_citations_stand_where_they_say_and_are_of_their_kinds() -> None:
    text = (
        "In reference to the letter dated 3 April 2019 from the Permanent Representative of Eske "
        "(A/73/83-S/2019/27), I recall resolution 2931 (2018) and the Lake Convention, as in Marrack "
        "and Others v. Eske, Application No. 13/05, see https://example.org/a_(b)."
    )
    found = citations_of(passages_of(clean(text), []), [])
    assert [each.kind for each in found] == ["symbol", "resolution", "treaty", "case", "url"]
    assert [text[each.text_start : each.text_end] for each in found] == [each.cited_as for each in found]
    assert found[0].cited_title == "letter dated 3 April 2019 from the Permanent Representative of Eske"
    assert str(found[0].cited_on) == "2019-04-03"
    assert found[3].cited_as == "Marrack and Others v. Eske, Application No. 13/05"
    assert found[4].cited_as == "https://example.org/a_(b)"


def test_the_date_before_a_symbol_is_that_of_the_paper_it_names() -> None:
    text = (
        "Further to my letters of 3 March 2021 (S/2021/215) and 9 April 2021 (A/75/839-S/2021/350), I write."
    )
    found = citations_of(passages_of(clean(text), []), [])
    assert [str(each.cited_on) for each in found] == ["2021-03-03", "2021-04-09"]


def test_a_document_does_not_cite_itself() -> None:
    passages = passages_of(clean("The present document, A/73/83, replaces A/73/82 in every respect."), [])
    assert [each.cited_symbol for each in citations_of(passages, symbols_in("A/73/83"))] == ["A/73/82"]


def test_an_address_in_the_repository_of_the_united_nations_names_a_symbol() -> None:
    passages = passages_of(clean("It is at https://undocs.org/en/A/73/82 for all to read it."), [])
    (cited,) = citations_of(passages, [])
    assert (cited.kind, cited.cited_symbol) == ("url", "A/73/82")


@pytest.mark.parametrize(
    "title",
    [
        "Charter of the United Nations",
        "Treaty on the Non-Proliferation of Nuclear Weapons",
        "Convention on the Prohibition of the Development, Production and Stockpiling of Bacteriological "
        "(Biological) and Toxin Weapons",
        "Vienna Convention on the Law of Treaties",
        "International Covenant on Civil and Political Rights",
        "Helsinki Final Act",
        "Treaty for the Prohibition of Nuclear Weapons in Latin America and the Caribbean",
    ],
)
def test_a_treaty_is_known_by_its_form(title: str) -> None:
    assert treaties(f"States recall the {title}, in particular its article 2.") == [title]


def test_two_treaties_in_one_breath_are_two() -> None:
    text = "under the Framework Convention on Lake Levels and the Arvenport Agreement"
    assert treaties(text) == ["Framework Convention on Lake Levels", "Arvenport Agreement"]


@pytest.mark.parametrize(
    "text", ["The Convention entered into force.", "in agreement with all", "the Treaty of course"]
)
def test_the_noun_alone_cites_nothing(text: str) -> None:
    assert treaties(text) == []


def test_a_place_in_the_treaty_series_is_a_number() -> None:
    (found,) = find_treaties("United Nations, Treaty Series, vol. 1771, No. 30822.")
    assert found.symbol == "UNTS No. 30822"


def test_cases_have_two_parties_or_a_number() -> None:
    assert cases("See Marrack v. Eske, and Application No. 44/19.") == [
        "Marrack v. Eske",
        "Application No. 44/19",
    ]
    assert cases("he lost, v. much so; it is 3 v. 4") == []


def test_an_address_ends_before_what_closes_the_sentence() -> None:
    text = "(see <https://a.example/b>, http://c.example/d.pdf). www.e.example/f?g=h!"
    assert [text[a:b] for a, b in url_spans(text)] == [
        "https://a.example/b",
        "http://c.example/d.pdf",
        "www.e.example/f?g=h",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Treaty of A and " * 20_000,
        "Convention on the " + "Aa " * 50_000,
        "X v. " * 30_000,
        "Aa v. " + "Aa " * 50_000,
    ],
)
def test_time_grows_with_the_length_only(text: str) -> None:
    begun = time.process_time()
    find_treaties(text)
    find_cases(text)
    assert time.process_time() - begun < 5


def test_a_list_of_resolutions_goes_on_in_the_next_block() -> None:
    text = (
        "Recalling its resolutions 56/9 of 27 November 2001, 57/11 of 12 November\n\nLamps of the lake\n\n"
        "2002, 58/7 of 4 November 2003 and 59/11 of 28 October 2004,\n\n"
        "and 60/12 candles on 1/2 of the cakes."
    )
    found = citations_of(passages_of(clean(text), []), [])
    assert [each.cited_as for each in found] == ["56/9", "57/11", "58/7", "59/11"]
    assert [text[each.text_start : each.text_end] for each in found] == [each.cited_as for each in found]


def test_decisions_behind_resolutions_are_decisions() -> None:
    text = (
        "Recalling its resolution 79/72 of 2 December 2024, and its decisions 74/511 of 12 December 2019 and "
        "75/519."
    )
    found = citations_of(passages_of(clean(text), []), [])
    assert [each.cited_symbol for each in found] == ["A/RES/79/72", "A/DEC/74/511", "A/DEC/75/519"]


@pytest.mark.parametrize(
    "text",
    [
        "the Peace Agreement was signed",
        "the Protocols to the Treaty",
        "the Optional Protocol",
        "a Development Agreement",
    ],
)
def test_words_that_many_titles_have_name_no_treaty(text: str) -> None:
    assert treaties(text) == []


@pytest.mark.parametrize("title", ["Arms Trade Treaty", "Paris Agreement", "Protocol to the Lake Treaty"])
def test_one_word_of_its_own_is_enough_for_a_title(title: str) -> None:
    assert treaties(f"Recalling the {title}, as amended") == [title]
