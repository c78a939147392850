"""A passage says in which annex it stands."""

import pytest

from tasks.clean.clean import clean
from tasks.structure.passages import passages_of

SENTENCE = "The lamp was lit every evening of the year, and every evening somebody came down to look at it."


@pytest.mark.parametrize(
    "heading",
    [
        "Annex",
        "Annex II",
        "ANNEX A",
        "Annex to the letter dated 27 March 2019 from the Permanent Representative of Tavaria",
        "Enclosure 1: The log",
        "Appendix",
        "Annexe à la lettre",
        "Приложение к письму",
    ],
)
def test_what_follows_the_heading_of_an_annex_stands_in_it(heading: str) -> None:
    found = passages_of(clean(f"{SENTENCE}\n\n{heading}\n\n{SENTENCE}\n\nA heading\n\n{SENTENCE}"), [])
    assert [passage.annex for passage in found] == [None, *[heading] * 4]
    assert found[-1].section == "A heading"


@pytest.mark.parametrize("heading", ["Annexation of the islands", "Scheduled talks", "Appendicitis"])
def test_a_heading_that_only_begins_like_the_word_opens_no_annex(heading: str) -> None:
    found = passages_of(clean(f"{SENTENCE}\n\n{heading}\n\n{SENTENCE}"), [])
    assert not any(passage.annex for passage in found)
