"""A web page is read as its main text: nothing of it lost, furniture left out, every byte found again."""

import gzip
import html
import json
import os
import random
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from schemas.errors import RejectedInput
from schemas.reading import Reading
from tasks.extract.html_page import read_html
from tests.samples import DOCUMENTS

PARAGRAPH = "The Ministry of Foreign Affairs has the honour to convey the following statement, number {}."
OWN = PARAGRAPH.format("own") * 2
BODY = "".join(f"<p>{PARAGRAPH.format(number)}</p>" for number in range(1, 6))


def read(page: str) -> Reading:
    return read_html(page.encode())


def marked(reading: Reading, kind: str) -> list[str]:
    return [reading.raw_text[m.raw_start : m.raw_end] for m in reading.marks if m.kind == kind]


@pytest.mark.parametrize("drawing", ["<svg><path d=M0>", "<math><msup>", "<svg><svg><title>A lamp</title>"])
def test_a_paragraph_ends_a_drawing_that_nobody_closed(drawing: str) -> None:
    reading = read(f"<main><p>{OWN}{drawing}<p>Behind it.</main>")
    assert reading.raw_text.split("\n\n") == [OWN, "Behind it."]


def test_a_paragraph_that_is_part_of_a_drawing_does_not_end_it() -> None:
    drawing = "<svg><foreignObject><p>Drawn.</p></foreignObject><text>Drawn, too.</text></svg>"
    assert read(f"<main><p>{OWN}</p>{drawing}<p>Behind it.</main>").raw_text.split("\n")[-1] == "Behind it."
    assert "Drawn" not in read(f"<main><p>{OWN}</p>{drawing}{BODY}</main>").raw_text


def test_main_text_is_the_paragraphs_without_the_furniture() -> None:
    reading = read(
        "<html><body><header><nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav></header>"
        f"<div class=cookie-banner><p>{PARAGRAPH.format('cookie')}</p></div><main>{BODY}"
        f"<div class='share-buttons'><a href=#>Share</a></div></main>"
        f"<section class=comments><p>{PARAGRAPH.format('comment')}</p></section>"
        "<footer><p>All rights reserved by the Ministry of Foreign Affairs.</p></footer></body></html>"
    )
    assert reading.raw_text == "\n\n".join(PARAGRAPH.format(number) for number in range(1, 6))


def test_no_paragraph_is_lost_where_an_advertisement_splits_the_body() -> None:
    halves = f"<div class='text-body'>{BODY}</div><div class=ad>Buy!</div><div class='text-body'>{BODY}</div>"
    assert read(f"<body><div>{halves}</div></body>").raw_text.count("number 3") == 2


def test_wrapper_named_for_its_sidebar_keeps_the_text() -> None:
    assert (
        read(f"<body><div class='with-sidebar comments-open'>{BODY}</div></body>").raw_text.count("number")
        == 5
    )


def test_article_with_the_headline_wins_over_longer_teasers() -> None:
    teasers = "".join(f"<article class=teaser>{BODY}</article>" for _ in range(2))
    page = f"<body><article><h1>The note</h1><p>{OWN}</p></article>{teasers}</body>"
    assert read(page).raw_text == f"The note\n\n{OWN}"


def test_headline_and_date_line_above_the_body_are_kept() -> None:
    page = (
        "<title>No. 087/19 | Ministry</title><body><div class=top><h1>No. 087/19</h1>"
        f"<p class=byline>Port Sorrel, 12 March 2019</p></div><div class=article-body>{BODY}</div></body>"
    )
    assert read(page).raw_text.startswith("No. 087/19\n\nPort Sorrel, 12 March 2019\n\nThe Ministry")


@pytest.mark.parametrize(
    "attribute", ["hidden", "aria-hidden=true", "style='color:red; display: none'", "class=visually-hidden"]
)
def test_hidden_elements_are_left_out(attribute: str) -> None:
    assert "secret" not in read(f"<body>{BODY}<p {attribute}>A secret paragraph.</p></body>").raw_text


def test_white_space_collapses_and_references_decode() -> None:
    reading = read(
        "<p>  Note\n   <b>verbale </b> of&nbsp;&eacute;tat &amp; <i>R&D</i>&#x2014;&unknown;\t</p>"
    )
    assert reading.raw_text == "Note verbale of\xa0état & R&D—&unknown;"


def test_line_breaks_end_lines_and_double_ones_end_blocks() -> None:
    assert read("<p>Port Sorrel,<br> 12 March<br><br>Excellency,<br></p>").raw_text == (
        "Port Sorrel,\n12 March\n\nExcellency,"
    )


def test_omitted_end_tags_are_implied() -> None:
    assert (
        read("<p>one<p>two<ul><li>three<li>four</ul>five").raw_text == "one\n\ntwo\n\nthree\n\nfour\n\nfive"
    )


def test_unclosed_anchors_do_not_turn_the_text_into_links() -> None:
    page = f"<body><a name=top><ul><li><a href=/a>Other news<li><a href=/b>More news</ul>{BODY}</body>"
    assert read(page).raw_text.startswith("The Ministry")


def test_misnested_inline_tags_do_not_break_a_paragraph() -> None:
    assert read("<span><p>The note <b>is</span> void</b>, and stays so.</p>").raw_text == (
        "The note is void, and stays so."
    )


def test_reference_to_a_control_character_stands_for_nothing() -> None:
    assert read("<p>&#1;The &#1;note&#x1;</p>").raw_text == "The note"


def test_headings_items_quotations_tables_and_languages_are_marked() -> None:
    reading = read(
        f"<html lang=en-GB><body><main><h2>Annex</h2>{BODY}<ul><li>first item</li></ul>"
        "<blockquote><p>We said so.</p><p>Twice.</p></blockquote>"
        "<table><tr><th>State<th>Vote<tr><td>Tavaria<td>No</table>"
        "<div lang=ru><p>Заявление</p><p>Министерства</p></div><p>The end of the note.</p></main>"
    )
    assert marked(reading, "heading") == ["Annex"]
    assert marked(reading, "list_item") == ["first item"]
    assert marked(reading, "quotation") == ["We said so.\n\nTwice."]
    assert marked(reading, "table") == ["State\tVote\nTavaria\tNo"]
    assert marked(reading, "language") == ["Заявление\n\nМинистерства"]
    assert [mark.value for mark in reading.marks if mark.kind == "language"] == ["ru"]


def test_layout_table_is_read_as_blocks() -> None:
    page = f"<table><tr><td><ul><li>Menu</ul><td>{BODY}<tr><td>a<td>b</table>"
    assert "\t" not in read(page).raw_text


def test_hints_come_from_meta_elements() -> None:
    hints = read(
        '<html lang="ru-RU"><title>Заявление | МИД</title><meta property="og:title" content="Заявление">'
        '<meta property="og:site_name" content="МИД"><meta name=author content="Пресс-служба">'
        '<meta property="article:published_time" content="2019-03-12T23:40:00+01:00">'
        f"<body>{BODY}"
    ).hints
    assert (hints.title, hints.publisher, hints.author) == ("Заявление", "МИД", "Пресс-служба")
    assert (hints.published_on, hints.language) == (date(2019, 3, 12), "ru")
    assert hints.kind is None


@pytest.mark.parametrize(
    ("type_name", "publisher_type", "kind"),
    [
        ("NewsArticle", "NewsMediaOrganization", "news_article"),
        ("NewsArticle", "GovernmentOrganization", None),
        ("PressRelease", "GovernmentOrganization", "press_release"),
        ("WebPage", "Organization", None),
    ],
)
def test_kind_is_claimed_only_where_json_ld_is_plain(
    type_name: str, publisher_type: str, kind: str | None
) -> None:
    publisher = {"@type": publisher_type, "name": "The Strait Courier"}
    item = {"@type": type_name, "datePublished": "2019-03-13", "publisher": publisher}
    script = f"<script type='application/ld+json'>{json.dumps({'@graph': [item]})}</script>"
    hints = read(script + BODY).hints
    assert (hints.kind, hints.publisher) == (kind, "The Strait Courier")
    assert hints.published_on == date(2019, 3, 13)


@pytest.mark.parametrize("broken", ["{", "[" * 9999, '"text"', '{"@type": 3, "datePublished": {}}'])
def test_broken_json_ld_claims_nothing(broken: str) -> None:
    assert read(f"<script type=application/ld+json>{broken}</script>{BODY}").hints.published_on is None


def test_site_name_is_cut_from_the_title() -> None:
    assert read(
        f"<title>Polls close – in fog – The Courier</title><h1>Polls close – in fog</h1>{BODY}"
    ).hints.title == ("Polls close – in fog")
    assert (
        read(f"<title>Statement on A | B relations</title>{BODY}").hints.title
        == "Statement on A | B relations"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_declared_charset_is_honoured(encoding: str) -> None:
    label = {"cp1251": "windows-1251"}.get(encoding, encoding)
    page = f"<meta http-equiv=Content-Type content='text/html; charset={label}'><p>Нота вербальная</p>"
    assert read_html(page.encode(encoding)).raw_text == "Нота вербальная"


@pytest.mark.parametrize(
    "page", ["", "<html><body><script>draw()</script></body></html>", "<!-- only", "<p> &nbsp"]
)
def test_page_without_text_is_rejected(page: str) -> None:
    with pytest.raises(RejectedInput) as rejection:
        read(page)
    assert rejection.value.code == ("no_text" if page else "empty")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + "x" + "</div>" * 10_000,
        "<b><p>" * 10_000 + "x",
        "<i><table>" + "<b>" * 10_000 + "</i>" * 10_000 + "x",
        "x" + "<!--" * 100_000,
        "x" + "<a " * 50_000,
        "x<" * 50_000,
        "x<![bogus[ ]]>y</p></p></td></x>",
        "<svg/><td>x</td></table><li>y",
    ],
)
def test_hostile_markup_is_read_in_linear_time(page: str) -> None:
    assert read(page).raw_text.startswith("x")


def check_spans(reading: Reading, content: bytes) -> None:
    """Spans partition the raw text, and the bytes they name say what the raw text says."""
    end = 0
    for span in reading.raw_spans:
        assert span.raw_start == end < span.raw_end
        end = span.raw_end
        piece, source = reading.raw_text[span.raw_start : end], content[span.byte_start : span.byte_end]
        if span.encoding:
            assert source.decode(span.encoding) == piece
        elif source:
            stands_for_blank = piece in (" ", "\n", "\t") and (source.isspace() or source[:1] == b"<")
            assert stands_for_blank or html.unescape(source.decode("utf-8")) == piece
        else:
            assert piece == "\n\n"
    assert end == len(reading.raw_text)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.html")), ids=lambda path: path.name)
def test_sample_pages_lead_back_to_their_bytes(path: Path) -> None:
    content = path.read_bytes()
    check_spans(read_html(content), content)


def test_random_words_are_found_at_their_bytes() -> None:
    page = f"<meta charset=windows-1251><p>Нота  &laquo;о маяке&raquo;\n от {BODY}<p>R&amp;D <b>ноты</b>."
    content = page.encode("cp1251")
    reading = read_html(content)
    words = list(re.finditer(r"\w+", reading.raw_text))
    for word in random.Random(1).sample(words, 40):
        span = next(s for s in reading.raw_spans if s.raw_start <= word.start() < s.raw_end)
        start = span.byte_start + word.start() - span.raw_start
        assert content[start : start + len(word[0])].decode("cp1251") == word[0]


def f1(found: str, truth: str) -> float:
    found_counts, truth_counts = (Counter(re.findall(r"\w+", text.lower())) for text in (found, truth))
    shared = sum((found_counts & truth_counts).values())
    return 2 * shared / (sum(found_counts.values()) + sum(truth_counts.values()))


def test_article_bodies_of_news_pages_are_found() -> None:
    """Token F1 against the article body; headline and date line, which are no part of it, cost a point."""
    if not (data := os.environ.get("CHANCERY_TEST_DATA")):
        pytest.skip("CHANCERY_TEST_DATA is not set")
    pages = Path(data) / "html"
    truth = json.loads((pages / "ground-truth.json").read_text())
    scores = []
    for name, entry in truth.items():
        content = gzip.decompress((pages / f"{name}.html.gz").read_bytes())
        reading = read_html(content)
        check_spans(reading, content)
        scores.append(f1(reading.raw_text, entry["articleBody"]))
    assert sum(scores) / len(scores) >= 0.958
