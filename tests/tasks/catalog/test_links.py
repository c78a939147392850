"""The links of pages, sitemaps and feeds, and what strangers' XML may not do."""

import gzip
import time

import pytest

from schemas.errors import RejectedInput
from tasks.catalog.links import links_in

URI = "https://mfa.example/press/index.html"


def documents(kind: str, content: bytes | str, content_type: str = "") -> list[str]:
    raw = content.encode() if isinstance(content, str) else content
    return links_in(kind, raw, URI, content_type).documents


def test_the_links_of_a_page_are_taken_from_its_base_each_once() -> None:
    page = """<base href="/en/"><base href="/fr/">
        <a name=x>no link</a> <A HREF=" 1.html#top ">one</A> <area href='?p=2'> <a href="1.html">again</a>
        <a href="mailto:x@y.example">mail</a> <a href="javascript:void(0)">js</a> <a href="http://[bad">bad</a>
        <a href="//other.example/a&amp;b">other</a> <a href="/lon
g.html">broken line</a> <link href="style.css"> <!-- <a href="/commented"> -->"""
    assert documents("listing", page) == [
        "https://mfa.example/en/1.html",
        "https://mfa.example/en/?p=2",
        "https://other.example/a&b",
        "https://mfa.example/long.html",
    ]


def test_a_page_is_read_in_its_charset() -> None:
    page = '<a href="/заявление">'.encode("cp1251")
    assert documents("listing", page, "text/html; charset=windows-1251") == [
        "https://mfa.example/%D0%B7%D0%B0%D1%8F%D0%B2%D0%BB%D0%B5%D0%BD%D0%B8%D0%B5"
    ]


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc> https://mfa.example/a?x=1&amp;y=2 </loc><lastmod>2019-03-12</lastmod>
    <image:image><image:loc>https://mfa.example/a.png</image:loc></image:image></url>
  <url><loc>https://mfa.example/b</loc></url>
</urlset>"""


PACKED = gzip.compress(SITEMAP[:90].encode()) + gzip.compress(SITEMAP[90:].encode())
"""In two members, as what writes a long file bit by bit makes it."""


@pytest.mark.parametrize("content", [SITEMAP.encode(), gzip.compress(SITEMAP.encode()), PACKED])
def test_a_sitemap_leads_to_its_locations(content: bytes) -> None:
    assert documents("sitemap", content) == ["https://mfa.example/a?x=1&y=2", "https://mfa.example/b"]


def test_an_index_of_sitemaps_leads_to_them() -> None:
    places = "".join(f"<sitemap><loc>{place}</loc></sitemap>" for place in ("/s1.xml.gz", "/s2.xml"))
    index = f"<sitemapindex>{places}</sitemapindex>"
    found = links_in("sitemap", index.encode(), URI)
    assert found.listings == ["https://mfa.example/s1.xml.gz", "https://mfa.example/s2.xml"]
    assert found.documents == []


def test_a_sitemap_may_be_a_list() -> None:
    text = "\ufeffhttps://mfa.example/a\r\n\r\nhttps://mfa.example/b\r\nnothing\r\n"
    assert documents("sitemap", text) == ["https://mfa.example/a", "https://mfa.example/b"]


RSS = """<?xml version="1.0" encoding="windows-1251"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><link>https://mfa.example/</link>
  <atom:link rel="self" href="https://mfa.example/feed"/>
  <item><title>Один</title><link><![CDATA[https://mfa.example/1?a&b]]></link>
    <guid>https://mfa.example/guid-1</guid></item>
  <item><guid isPermaLink="false">https://mfa.example/not-a-link</guid></item>
  <item><guid>https://mfa.example/3</guid><description>&lt;a href="x"&gt;</description></item>
  <item><link>/4</link></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
  <channel><link>https://mfa.example/</link></channel><item><link>https://mfa.example/1</link></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://mfa.example/atom/">
  <link href="https://mfa.example/"/>
  <entry><link rel="edit" href="https://mfa.example/edit"/><link rel="alternate" href="1"/>
    <id>urn:1</id></entry>
  <entry xml:base="sub/"><link href="2"/></entry>
  <entry><id>https://mfa.example/3</id></entry>
  <entry><id>tag:x,2019:4</id></entry></feed>"""


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (RSS.encode("cp1251"), ["/1?a&b", "/3", "/4"]),
        (RDF.encode(), ["/1"]),
        (ATOM.encode("utf-16"), ["/atom/1", "/atom/sub/2", "/3"]),
    ],
)
def test_a_feed_leads_to_the_links_of_its_entries(content: bytes, paths: list[str]) -> None:
    assert documents("feed", content) == [f"https://mfa.example{path}" for path in paths]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
URLSET = "<urlset><url><loc>&e;</loc></url></urlset>"
HOSTILE = {
    "a billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY e "&l9;">]>{URLSET}',
    "a file of ours": f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{URLSET}',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://evil.example/"> %p;]><urlset/>',
    "no end": "<a>" * 100_000,
    "cut short": SITEMAP[:-20],
    "an unknown encoding": '<?xml version="1.0" encoding="klingon"?><urlset/>',
    "no XML": "<urlset & nothing>",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_xml_that_declares_entities_or_is_none_is_refused(content: str) -> None:
    started = time.process_time()
    with pytest.raises(RejectedInput) as rejected:
        links_in("sitemap", content.encode(), URI)
    assert rejected.value.code == "bad_listing" and "root:" not in str(rejected.value)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(b"<urlset/>" + b" " * 2**26),
        gzip.compress(b"<urlset/>") + gzip.compress(b" " * 2**26),
        gzip.compress(b"<urlset/>")[:-4],
        gzip.compress(b"<urlset/>")[:-8] + b"checksum",
        b"\x1f\x8bno",
    ],
)
def test_a_packed_sitemap_that_is_a_bomb_or_broken_is_refused(content: bytes) -> None:
    with pytest.raises(RejectedInput, match="packed"):
        links_in("sitemap", content, URI)


LONG_BASE = "/a" * 250_000
BASED = {
    "listing": f"<base href='{LONG_BASE}'>" + "<a href=x>" * 2_000,
    "feed": f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='{LONG_BASE}'>"
    + "<entry><link href='x'/></entry>" * 2_000
    + "</feed>",
}


@pytest.mark.parametrize("kind", BASED)
def test_a_base_made_to_take_for_ever_does_not(kind: str) -> None:
    started = time.process_time()
    assert documents(kind, BASED[kind]) == ["https://mfa.example/press/x"]
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<![", "&", "<a href='", "<script>", "</", "<a href=x>", "<?"]
)
def test_a_page_made_to_take_for_ever_does_not(piece: str) -> None:
    started = time.process_time()
    documents("listing", piece * (60_000 // len(piece)))
    assert time.process_time() - started < 5
