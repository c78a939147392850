"""Addresses are taken apart in one way, whatever forms they come in, and their credentials are in no text."""

import time
from pathlib import Path

import pytest

from schemas.errors import FetchFailed, UsageError
from tasks.sources import find_sources
from tasks.web.address import credentials_in, location, parse_address, shown, without_credentials
from tasks.web.credentials import credentials_apart, kept_credentials


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("http://Example.ORG", "http://example.org/"),
        ("HTTPS://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("http://example.org./a/../b", "http://example.org/a/../b"),
        ("http://user:pass@example.org/x", "http://example.org/x"),
        ("http://bücher.example/ü?ü=ß", "http://xn--bcher-kva.example/%C3%BC?%C3%BC=%C3%9F"),
        ("http://１２７。０。０。１/", "http://127.0.0.1/"),
        ("http://[::1]:8080/a b", "http://[::1]:8080/a%20b"),
        ("http://a.example/100%25/%zz", "http://a.example/100%25/%zz"),
        ("http://a.example?q", "http://a.example/?q"),
    ],
)
def test_an_address_goes_on_record_in_one_form(text: str, uri: str) -> None:
    assert parse_address(text).uri == uri
    assert parse_address(parse_address(text).uri).uri == uri


@pytest.mark.parametrize(
    ("link", "uri"),
    [
        ("../x.pdf", "https://a.example/x.pdf"),
        ("//b.example/y", "https://b.example/y"),
        ("?page=2", "https://a.example/d/e?page=2"),
        ("http://c.example/", "http://c.example/"),
    ],
)
def test_a_link_is_taken_from_the_page_it_stands_on(link: str, uri: str) -> None:
    assert parse_address(link, "https://a.example/d/e").uri == uri


@pytest.mark.parametrize(
    "text",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///etc/passwd",
        "http://a.example:99999/",
        "http://a.example:0/",
        "http://a b.example/",
        "http://a%2eexample/",
        "http://exa\\mple.org/",
        "http://a.example/\r\nX-Injected: 1",
        "http://[::1%25eth0]/",
        "http://a..example/",
        "http://" + "a" * 64 + "é.example/",
        "http://a.example/" + "x" * 9000,
        "http",
        "http://a.example/\udcff",
        "http://a\udcff.example/",
        "x://\udcff",
    ],
)
def test_what_cannot_be_fetched_is_no_address(text: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        parse_address(text)
    assert failed.value.code == "bad_address"
    assert str(failed.value).encode("utf-8"), "what is told is text that can be put on record"


@pytest.mark.parametrize(
    "text",
    [
        "http://user:hunter2@a.example:99999/",
        "http://user:hunt/er2@a.example/",
        "http://user:hunt'\"<> er2@a.example:99999/",
        "http://user:hunt\ner2@a.example/",
        "http:/user:hunter2@a.example/",
        "https:\\\\user:hunter2@a.example",
        "//user:hunter2@a.example/",
        "user:hunter2@a.example",
        "ftp://user:hunt/'er2@a.example/",
        "http://user:hunter2@/x",
        "http://user:hunter2@℀/",
        "ftp://user:hunter2@a.example/",
    ],
)
def test_no_message_says_a_password(text: str) -> None:
    with pytest.raises((FetchFailed, UsageError)) as failed:
        credentials_apart([text])
        find_sources([text], Path("/nowhere"))
    assert "hunt" not in str(failed.value) and "er2" not in str(failed.value)


def test_credentials_are_kept_apart_by_origin() -> None:
    assert credentials_apart(["http://me:p%40ss@a.example/x?y", "b.txt", "c@d://x"]) == [
        "http://a.example/x?y",
        "b.txt",
        "c@d://x",
    ]
    assert kept_credentials()["http://a.example"] == "me:p@ss"
    assert credentials_in("http://a.example/@x") is None
    assert credentials_in("http://token@a.example/x") == ("http://a.example", "token:")


@pytest.mark.parametrize("mark", list("'\"<> @:"))
def test_a_password_may_have_any_sign_in_it(mark: str) -> None:
    address = f"http://me:hunt{mark}er2@a.example/x"
    assert credentials_apart([address]) == ["http://a.example/x"]
    assert kept_credentials()["http://a.example"] == f"me:hunt{mark}er2"
    assert without_credentials(f'<{address}>; rel="next"') == '<http://a.example/x>; rel="next"'


def test_credentials_are_taken_out_of_any_text() -> None:
    text = '<http://u:p@a.example/?x=y@z>; rel="next", see https://t@b.example'
    assert without_credentials(text) == '<http://a.example/?x=y@z>; rel="next", see https://b.example'


LONG = 200_000
HOSTILE = [
    "//" * LONG,
    "http://" + ":" * LONG + "x",
    "@" * LONG,
    "http://" + "a." * LONG,
    "x" + " " * LONG + "y",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_an_address_made_to_take_for_ever_does_not(text: str) -> None:
    started = time.process_time()
    with pytest.raises(FetchFailed):
        parse_address(text, "http://a.example/")
    assert without_credentials(text) and location(text) is not None and len(shown(text)) <= LONG
    assert time.process_time() - started < 1.0


def test_a_location_in_utf_8_is_taken_by_its_bytes() -> None:
    assert location(" /caf\u00c3\u00a9 au lait") == "/caf%C3%A9%20au%20lait"
