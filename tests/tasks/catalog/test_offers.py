"""What sources offer: files within their folder, links of listings, and what is expected of both."""

from pathlib import Path

import pytest

from schemas.capture import Capture
from schemas.settings import Web
from tasks.catalog import offers
from tasks.catalog.kind import Found
from tasks.catalog.links import links_in
from tasks.catalog.offers import offers_of
from tasks.catalog.reading import read_catalog
from tasks.fetch import fetch
from tasks.run_folder import run_folder
from tasks.sources import Source
from tasks.web.fetch_addresses import fetch_addresses
from tasks.web.following import Visitor
from tasks.web.politeness import Politeness
from tests.scripted_server import Answer, response, scripted_server
from warehouse.archive import Archive
from warehouse.connection import open_scratch
from warehouse.sql import sql

WEB = Web(
    allowed_addresses="127.0.0.1/32", seconds_between=0, backoff_seconds=0.001, read_seconds=5, attempts=2
)
FILES = '[[source]]\nname = "papers"\nkind = "files"\n'


class Offered:
    """What a catalogue came to in one run, and the captures it left."""

    def __init__(self, archive: Archive, catalog: Path) -> None:
        with run_folder(archive, "run-1") as folder:
            self.sources = offers_of(archive, folder, read_catalog(catalog), Visitor(WEB, Politeness(WEB)))
            assert list(folder.incoming.iterdir()) == []
            with open_scratch() as connection:
                files = [each for each in self.sources if each.path]
                self.fetched = fetch(connection, archive, folder, files, 2**20)
        lines = archive.captures_log.read_text(encoding="utf-8").splitlines()
        self.captures = [Capture.model_validate_json(line) for line in lines]

    def told(self, method: str) -> list[tuple[str | None, str | None]]:
        return [(each.source_name, each.error_code) for each in self.captures if each.method == method]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ours"
    (made / "sub").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    for name in ("a.html", "b[1].txt", "sub/c.html"):
        (made / name).write_text(name, encoding="utf-8")
    return made


def catalog_at(folder: Path, text: str) -> Path:
    path = folder / "catalog.toml"
    path.write_text(text, encoding="utf-8")
    return path


def names(sources: list[Source]) -> list[str]:
    return sorted(each.path.name for each in sources if each.path)


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["*.html"], ["a.html"]),
        (["**/*.html", "a.html"], ["a.html", "c.html"]),
        (["sub"], ["c.html"]),
        (["b[1].txt", "none"], ["b[1].txt"]),
    ],
)
def test_files_are_those_that_the_paths_name(
    archive: Archive, folder: Path, paths: list[str], found: list[str]
) -> None:
    offered = Offered(archive, catalog_at(folder, FILES + f"paths = {paths}"))
    assert names(offered.sources) == found
    assert {each.asked.source_name for each in offered.sources} == {"papers"}
    assert offered.told("catalog") == [("papers", None)]


@pytest.mark.parametrize("where", ["file", "folder", "deep"])
def test_a_link_out_of_the_folder_leads_nowhere(archive: Archive, folder: Path, where: str) -> None:
    link = folder / "sub" / "link"
    link.symlink_to({"file": "../../secret.txt", "folder": "../..", "deep": "../../"}[where])
    paths = {
        "file": ["sub/*"],
        "folder": ["sub/link/secret.txt"],
        "deep": ["**/secret.txt", "sub/link/*.txt"],
    }
    offered = Offered(archive, catalog_at(folder, FILES + f"paths = {paths[where]}"))
    failed = [each for each in offered.fetched if each.error_code]
    assert [each.error_code for each in failed] == ["outside_catalog"]
    assert not [each for each in archive.originals.glob("*/*") if each.read_bytes() == b"secret"]


def test_links_in_a_circle_are_told_and_nothing_else(archive: Archive, folder: Path) -> None:
    (folder / "loop").symlink_to("loop")
    offered = Offered(archive, catalog_at(folder, FILES + 'paths = ["*"]'))
    assert [each.uri.rpartition("/")[2] for each in offered.fetched if each.error_code] == ["loop"]


def test_a_link_within_the_folder_is_fine(archive: Archive, folder: Path) -> None:
    (folder / "sub" / "link.html").symlink_to("../a.html")
    offered = Offered(archive, catalog_at(folder, FILES + 'paths = ["sub/link.html"]'))
    assert [each.problem for each in offered.sources] == [None]


@pytest.mark.parametrize(
    ("expected", "code", "count"),
    [
        ("min_documents = 2", None, 2),
        ("min_documents = 3", "too_few_documents", 2),
        ("max_documents = 2", None, 2),
        ("max_documents = 1", "too_many_documents", 0),
    ],
)
def test_too_few_are_told_and_of_too_many_none_is_taken(
    archive: Archive, folder: Path, expected: str, code: str | None, count: int
) -> None:
    offered = Offered(archive, catalog_at(folder, FILES + f'paths = ["**/*.html"]\n{expected}'))
    assert (offered.told("catalog"), len(offered.sources)) == ([("papers", code)], count)


def listing(kind: str, uri: str, more: str = "") -> str:
    return f'[[source]]\nname = "{kind}"\nkind = "{kind}"\nurls = ["{uri}"]\n{more}\n'


def test_listings_are_captured_and_lead_to_documents(archive: Archive, folder: Path) -> None:
    with scripted_server({}) as server:
        server.script = {
            "/press": response(302, Location="/press/"),
            "/press/": response(200, b'<a href="1.html">1</a><a href="/about">us</a><a href="2.html">2</a>'),
            "/feed": response(
                200, b"<rss><item><link>/press/2.html</link></item><item><link>/3</link></item></rss>"
            ),
            "/index": response(
                200,
                b"<sitemapindex><sitemap><loc>/s1</loc></sitemap><sitemap><loc>/index</loc></sitemap></sitemapindex>",
            ),
            "/s1": response(200, b"<urlset><url><loc>/4</loc></url></urlset>"),
        }
        text = (
            listing("listing", server.uri("/press"), "link_pattern = '/press/.*html$'\nlanguage = 'fr'")
            + listing("feed", server.uri("/feed"))
            + listing("sitemap", server.uri("/index"))
            + '[[source]]\nname = "urls"\nkind = "urls"\n'
            + f'urls = ["{server.uri("/5")}"]\n'
        )
        offered = Offered(archive, catalog_at(folder, text))
    by_path = {each.uri.removeprefix(server.uri("")): each.asked for each in offered.sources}
    assert sorted(by_path) == ["/3", "/4", "/5", "/press/1.html", "/press/2.html"]
    assert (
        by_path["/press/2.html"].source_name == "listing"
        and by_path["/press/2.html"].declared_language == "fr"
    )
    assert (by_path["/4"].found_in, by_path["/5"].found_in) == (server.uri("/s1"), None)
    assert sorted(server.paths()) == sorted(["/robots.txt", "/press", "/press/", "/feed", "/index", "/s1"])
    listed = [each for each in offered.captures if each.method == "listing"]
    assert [each.outcome for each in listed] == ["stored"] * 4
    assert {code for _, code in offered.told("catalog")} == {None}


def test_listings_and_catalogues_are_derived_neither_later_nor_when_all_is_made_anew(
    archive: Archive, folder: Path
) -> None:
    with scripted_server({"/feed": response(200, b"<rss><item><link>/1</link></item></rss>")}) as server:
        text = FILES + 'paths = ["a.html"]\n' + listing("feed", server.uri("/feed"))
        offered = Offered(archive, catalog_at(folder, text))
    assert len({each.original_sha256 for each in offered.captures}) == 3
    with open_scratch() as connection:
        log = {"path": str(archive.captures_log), "live": []}
        first = connection.execute(sql("landing/first_captures"), log).fetchall()
        assert [uri for _, uri in first] == [(folder / "a.html").as_uri()]
        connection.execute("CREATE SCHEMA store; CREATE TABLE store.captures (capture_id VARCHAR)")
        pending = connection.execute(sql("landing/pending_captures"), log).fetchall()
        assert [uri for _, _, uri in pending] == [(folder / "a.html").as_uri()]


def test_a_listing_that_is_none_or_not_there_is_told(archive: Archive, folder: Path) -> None:
    with scripted_server({"/feed": response(200, b"<html><p>not a feed")}) as server:
        text = listing("feed", server.uri("/feed")) + listing(
            "sitemap", server.uri("/none"), "min_documents = 1"
        )
        offered = Offered(archive, catalog_at(folder, text))
    assert offered.sources == []
    assert offered.told("catalog") == [("feed", "bad_listing"), ("sitemap", "too_few_documents")]
    assert ("sitemap", "http_status") in offered.told("listing")


def test_a_listing_that_has_not_changed_still_leads_to_its_documents(archive: Archive, folder: Path) -> None:
    answers = [response(200, b'<a href="/1">', ETag='"1"'), response(304, Content_Length="")]
    with scripted_server({"/press": list(answers)}) as server:
        catalog = catalog_at(folder, listing("listing", server.uri("/press"), "link_pattern = '/1'"))
        first, second = Offered(archive, catalog), Offered(archive, catalog)
    assert first.sources == second.sources and len(first.sources) == 1
    assert [each.outcome for each in second.captures if each.method == "listing"] == [
        "stored",
        "not_modified",
    ]


def test_a_listing_leads_to_no_private_address(archive: Archive, folder: Path) -> None:
    page = b'<a href="http://169.254.169.254/latest">x</a><a href="file:///etc/passwd">y</a>'
    with scripted_server({"/press": response(200, page)}) as server:
        offered = Offered(
            archive, catalog_at(folder, listing("listing", server.uri("/press"), "link_pattern = ''"))
        )
        with run_folder(archive, "run-2") as second:
            found = fetch_addresses(archive, second, offered.sources, Visitor(WEB, Politeness(WEB)))
    # What is no address of the web is none of its links; the other is refused when it comes to connecting.
    assert [(each.uri, each.error_code) for each in found] == [
        ("http://169.254.169.254/latest", "refused_address")
    ]


def index(*places: str) -> bytes:
    inner = "".join(f"<sitemap><loc>{place}</loc></sitemap>" for place in places)
    return response(200, f"<sitemapindex>{inner}</sitemapindex>".encode())


def urlset(place: str) -> bytes:
    return response(200, f"<urlset><url><loc>{place}</loc></url></urlset>".encode())


def told_of(offered: Offered) -> list[tuple[str | None, str]]:
    return [(each.error_code, each.error or "") for each in offered.captures if each.method == "catalog"]


def test_more_listings_than_are_read_are_told_with_what_to_do(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offers, "MOST_LISTINGS", 3)
    with scripted_server({"/index": index(*(f"/{n}" for n in range(9)))}) as server:
        server.script |= {f"/{n}": urlset(f"/doc-{n}") for n in range(9)}
        offered = Offered(archive, catalog_at(folder, listing("sitemap", server.uri("/index"))))
    assert [each.uri for each in offered.sources] == [server.uri("/doc-0"), server.uri("/doc-1")]
    ((code, message),) = told_of(offered)
    assert code == "too_many_listings" and f"{server.uri('/2')} and those after it are not read" in message


def test_listings_deeper_than_are_read_are_told_with_what_to_do(archive: Archive, folder: Path) -> None:
    script: dict[str, Answer | list[Answer]] = {f"/{n}": index(f"/{n + 1}") for n in range(9)}
    with scripted_server(script) as server:
        offered = Offered(archive, catalog_at(folder, listing("sitemap", server.uri("/0"))))
    ((code, message),) = told_of(offered)
    assert code == "listings_too_deep" and f"make {server.uri('/3')} a source of its own" in message
    assert sorted(server.paths()) == ["/0", "/1", "/2", "/robots.txt"]


def test_a_listing_is_fetched_and_read_once_however_many_lead_to_it(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(kind: str, content: bytes, uri: str, content_type: str) -> Found:
        read.append(uri)
        return links_in(kind, content, uri, content_type)

    monkeypatch.setattr(offers, "links_in", counted)
    with scripted_server({}) as server:
        server.script = {
            "/a": index("/b", "/c", "/a"),
            "/b": index("/c", "/d"),
            "/c": urlset("/1"),
            "/d": urlset("/2"),
        }
        text = listing("sitemap", server.uri("/a"), "link_pattern = '1$'")
        text += listing("sitemap", server.uri("/c"), "").replace('name = "sitemap"', 'name = "second"')
        text += listing("sitemap", server.uri("/a"), "").replace('name = "sitemap"', 'name = "third"')
        offered = Offered(archive, catalog_at(folder, text))
    assert sorted(server.paths()) == ["/a", "/b", "/c", "/d", "/robots.txt"]
    assert {path: read.count(server.uri(path)) for path in ("/a", "/b", "/d")} == {"/a": 1, "/b": 1, "/d": 1}
    assert {each.uri: each.asked.source_name for each in offered.sources} == {
        server.uri("/1"): "sitemap",
        server.uri("/2"): "third",
    }


def test_a_host_is_asked_as_slowly_as_any_source_wants_that_leads_to_it(
    archive: Archive, folder: Path
) -> None:
    with scripted_server({}) as server:
        server.script = {"/feed": response(200, b"<rss><item><link>/1</link></item></rss>")}
        slowly = listing("feed", server.uri("/feed"), "seconds_between = 0.3")
        text = slowly + listing("feed", server.uri("/feed")).replace('name = "feed"', 'name = "hasty"')
        Offered(archive, catalog_at(folder, text))
    robots, feed = server.requests
    assert feed.at - robots.at > 0.25
