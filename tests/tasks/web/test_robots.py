"""robots.txt by RFC 9309: groups, the longest match, wildcards, and what is no rule at all."""

import time

import pytest

from tasks.web.robots import Robots, parse_robots

# The examples of RFC 9309, section 5, with our name for one of theirs.
SIMPLE = b"""\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: chancery
Disallow: /example/page.html

User-Agent: quxbot
"""
LONGEST = b"User-Agent: chancery\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"


def may(content: bytes, target: str, product: str = "chancery") -> bool:
    return parse_robots(content, product).forbidding(target) is None


@pytest.mark.parametrize(
    ("product", "target", "is_allowed"),
    [
        ("other", "/a/b.gif", False),
        ("other", "/a/b.gif?x", True),
        ("other", "/example/x", False),
        ("other", "/publications/", True),
        ("foobot", "/", False),
        ("foobot", "/example/page.html", True),
        ("foobot", "/publications/", False),
        ("barbot", "/example/page.html", False),
        ("barbot", "/example/", True),
        ("chancery", "/example/page.html", False),
        ("quxbot", "/example/page.html", True),
    ],
)
def test_the_simple_example_of_the_standard_is_read_as_it_says(
    product: str, target: str, is_allowed: bool
) -> None:
    assert may(SIMPLE, target, product) is is_allowed


def test_the_longest_match_counts_and_allow_where_two_are_as_long() -> None:
    assert not may(LONGEST, "/example/page/disallowed.gif")
    assert may(LONGEST, "/example/page/other.gif")
    assert may(b"User-agent: *\nDisallow: /a\nAllow: /a", "/a")


def test_groups_of_one_robot_are_joined_and_its_name_may_be_followed_by_a_version() -> None:
    ours = b"User-agent: Chancery/1.0\nDisallow: /a\n\n", b"user-agent: CHANCERY\nDisallow: /b"
    text = b"User-agent: *\nDisallow: /c\n\n".join(ours)
    assert [may(text, path) for path in ("/a", "/b", "/c")] == [False, False, True]


@pytest.mark.parametrize(
    ("rule", "target", "is_allowed"),
    [
        ("/a*z", "/abcz?q", False),
        ("/a*z$", "/abcz?q", True),
        ("/a*z$", "/azbz", False),
        ("/*/private", "/x/private/y", False),
        ("/$", "/", False),
        ("/$", "/a", True),
        ("/caf%C3%A9", "/caf%c3%a9", False),
        ("/café", "/caf%C3%A9", False),
        ("/a%2Fb", "/a/b", True),
        ("/%7Ejoe", "/~joe", False),
        ("", "/a", True),
        ("/a # comment", "/a", False),
        ("/a(b|c)+", "/ab", True),
    ],
)
def test_a_rule_is_held_against_a_path_as_the_standard_says(rule: str, target: str, is_allowed: bool) -> None:
    assert may(f"User-agent: *\nDisallow: {rule}".encode(), target) is is_allowed


def test_what_is_no_rule_is_passed_over_and_separates_nothing() -> None:
    lines = b"Sitemap: https://a.example/s.xml", b"<html>", b"User-agent: a", b"Host: x", b"User-agent: *"
    text = b"\xef\xbb\xbf" + b"\r\n".join([*lines, b"Disallow: /p\xff", b""])
    assert not may(text, "/p%EF%BF%BD") and may(text, "/other")


def test_robots_txt_itself_may_always_be_read() -> None:
    assert may(b"User-agent: *\nDisallow: /", "/robots.txt")


@pytest.mark.parametrize(
    ("said", "seconds"), [("2.5", 2.5), ("99999", 60.0), ("-1", 0.0), ("1e9", 0.0), ("soon", 0.0)]
)
def test_a_crawl_delay_is_kept_to_within_reason(said: str, seconds: float) -> None:
    assert parse_robots(f"User-agent: *\nCrawl-delay: {said}".encode(), "chancery").delay_seconds == seconds


def test_the_rule_that_forbids_is_told_with_its_line() -> None:
    rule = parse_robots(b"# ours\nUser-agent: *\nDisallow: /private/", "chancery").forbidding("/private/x")
    assert rule and (rule.number, str(rule)) == (3, "Disallow: /private/")


def test_a_rule_made_to_take_for_ever_does_not() -> None:
    rules = parse_robots(b"User-agent: *\nDisallow: /" + b"*a" * 2000 + b"$", "chancery")
    started = time.process_time()
    assert rules.forbidding("/" + "a" * 3000 + "b") is None
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    "line", [b"a:x" + b" " * 200_000 + b"y", b"a" * 400_000, b":" * 400_000, b"#" * 400_000]
)
def test_a_line_made_to_take_for_ever_does_not(line: bytes) -> None:
    started = time.process_time()
    assert not may(b"User-agent: *\n" + line + b"\nDisallow: /a", "/a")
    assert time.process_time() - started < 1.0


def test_no_robots_txt_forbids_nothing() -> None:
    assert Robots().forbidding("/anything") is None
