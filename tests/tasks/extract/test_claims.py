"""What files say of themselves is kept as they say it, with its place, its meaning and its date."""

import io
from datetime import date

import pdfplumber
import pytest

from tasks.extract.claimed_date import parse_date
from tasks.extract.claims import LONGEST_VALUE, MOST_CLAIMS, claims_of
from tasks.extract.html_page import read_html
from tasks.extract.pdf import read_pdf
from tasks.extract.pdf_claims import claims_in
from tasks.extract.xmp import read_xmp
from tests.samples import DOCUMENTS

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xap="http://ns.adobe.com/xap/1.0/" xap:CreateDate="2019-03-12T10:00:00+02:00">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Note &amp; annex</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>A. Clerk</rdf:li><rdf:li>B. Typist</rdf:li></rdf:Seq></dc:creator>
<xap:History><rdf:Seq><rdf:li><rdf:Description xap:Step="saved"/></rdf:li></rdf:Seq></xap:History>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("D:20190313000500+05'30'", date(2019, 3, 13)),
        ("2019-03-13T23:59:00Z", date(2019, 3, 13)),
        ("Wed, 13 Mar 2019 09:30:00 +0100", date(2019, 3, 13)),
        ("20190313", date(2019, 3, 13)),
        ("201903131", None),
        ("2019-13-45", None),
        ("March", None),
        ("", None),
    ],
)
def test_a_date_is_the_one_written_in_its_own_time_zone(value: str, day: date | None) -> None:
    assert parse_date(value) == day


def test_claims_have_the_same_aspect_under_the_names_of_their_sources() -> None:
    claims = claims_of(
        [
            ("pdf_info", "Creator", "Writer"),
            ("docx_core", "creator", "A. Clerk"),
            ("email_header", "Date", "Wed, 13 Mar 2019 09:30:00 +0100"),
            ("html_meta", "keywords", "2019-03-13"),
        ]
    )
    assert [claim.aspect for claim in claims] == ["program", "author", "created", None]
    assert [claim.value_on for claim in claims] == [None, None, date(2019, 3, 13), None]


def test_what_cannot_be_stored_or_is_said_twice_or_without_end_is_cut() -> None:
    claims = claims_of(
        [
            ("pdf_info", "Title", " a\x00 \ud800b\n c "),
            ("pdf_info", "Title", "a b c"),
            ("pdf_info", "Author", " \x00"),
            ("pdf_info", "Subject", "x" * 10_000),
        ]
    )
    assert [(claim.claim_number, claim.name, len(claim.value)) for claim in claims] == [
        (1, "Title", 5),
        (2, "Subject", LONGEST_VALUE),
    ]
    assert len(claims_of(("pdf_info", f"n{each}", "v") for each in range(9_999))) == MOST_CLAIMS


def test_an_xmp_packet_states_attributes_lists_and_no_histories() -> None:
    assert read_xmp(PACKET.encode()) == [
        ("xmp", "xmp:CreateDate", "2019-03-12T10:00:00+02:00"),
        ("xmp", "dc:title", "Note & annex"),
        ("xmp", "dc:creator", "A. Clerk"),
        ("xmp", "dc:creator", "B. Typist"),
    ]
    assert read_xmp(PACKET.encode("utf-16")) == read_xmp(PACKET.encode())


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<x",
        b"\xff\xfe\xff",
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
        b"<x>" * 100_000,
        b'<?xml version="1.0" encoding="no-such"?><x/>',
    ],
)
def test_a_broken_or_hostile_packet_states_nothing(packet: bytes) -> None:
    assert read_xmp(packet) == []


def test_a_pdf_states_its_information_dictionary() -> None:
    reading = read_pdf((DOCUMENTS / "note-verbale.pdf").read_bytes())
    said = {claim.name: claim for claim in reading.claims if claim.source == "pdf_info"}
    assert "LibreOffice" in said["Producer"].value
    assert said["CreationDate"].value_on is not None


def test_a_pdf_states_its_xmp_packet() -> None:
    packet = PACKET.encode()
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n",
        b"4 0 obj<</Type/Metadata/Subtype/XML/Length %d>>stream\n%b\nendstream endobj\n"
        % (len(packet), packet),
        b"trailer<</Root 1 0 R>>\n",
    ]
    with pdfplumber.open(io.BytesIO(b"%PDF-1.4\n" + b"".join(parts))) as document:
        claims = claims_in(document)
    assert [claim.value for claim in claims if claim.aspect == "author"] == ["A. Clerk", "B. Typist"]


def test_a_page_states_its_head_its_meta_elements_and_its_json_ld_but_not_how_it_looks() -> None:
    page = b"""<html lang="en"><head><title>A &amp; B</title>
    <link rel="canonical" href="https://mfa.example/1">
    <meta name="viewport" content="width=1">
    <meta property="article:published_time" content="2019-03-13T10:00Z">
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "A", "articleBody": "long",
    "author": [{"name": "C. Reporter"}]}</script></head>
    <body><p>Some words that are said here.</p></body></html>"""
    assert [(claim.source, claim.name, claim.value) for claim in read_html(page).claims] == [
        ("html_head", "lang", "en"),
        ("html_head", "title", "A & B"),
        ("html_head", "canonical", "https://mfa.example/1"),
        ("html_meta", "article:published_time", "2019-03-13T10:00Z"),
        ("json_ld", "@type", "NewsArticle"),
        ("json_ld", "headline", "A"),
        ("json_ld", "author", "C. Reporter"),
    ]
