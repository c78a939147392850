"""robots.txt as RFC 9309 has it, and the Crawl-delay that many write beside it.

The standard library's parser takes the first rule that fits instead of the longest, knows no `*` and `$`
in paths, and does not join the groups of one robot.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

MOST_BYTES = 500 * 1024
"""How much of a robots.txt is read: what section 2.5 asks for at least."""
MOST_DELAY_SECONDS = 60.0
"""A longer Crawl-delay is taken for this one."""

_PRODUCT = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True)
class Rule:
    """`number`: the line it stands on."""

    number: int
    is_allowing: bool
    path: str

    def __str__(self) -> str:
        return f"{'Allow' if self.is_allowing else 'Disallow'}: {self.path}"


@dataclass(frozen=True)
class Robots:
    """What a robots.txt says to one robot."""

    rules: tuple[Rule, ...] = ()
    delay_seconds: float = 0.0

    def forbidding(self, target: str) -> Rule | None:
        """Return the rule that forbids a path with its query, None if it may be fetched.

        Of the rules that fit the longest counts, of two as long the one that allows (section 2.2.2).
        """
        wanted = _encoded(target)
        if wanted == "/robots.txt":
            return None
        fitting = [rule for rule in self.rules if _fits(rule.path, wanted)]
        longest = max(fitting, key=lambda rule: (len(rule.path), rule.is_allowing), default=None)
        return None if longest is None or longest.is_allowing else longest


def parse_robots(content: bytes, product: str) -> Robots:
    """Return what a robots.txt says to the robot of this product name, else to all robots."""
    own = _groups(content, product.lower())
    return own if own is not None else _groups(content, "*") or Robots()


def _groups(content: bytes, product: str) -> Robots | None:
    """Return the joined groups of a product, None if there are none."""
    rules: list[Rule] = []
    delay = 0.0
    is_found = is_ours = is_naming = False
    text = content[:MOST_BYTES].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        name, value = _said(line)
        if name == "user-agent":
            is_ours = (is_ours and is_naming) or _names(value, product)
            is_found = is_found or is_ours
            is_naming = True
            continue
        if name in ("allow", "disallow"):
            is_naming = False
            if is_ours and value:
                rules.append(Rule(number, name == "allow", _encoded(value)))
        elif name == "crawl-delay":
            is_naming = False
            if is_ours:
                delay = max(delay, _seconds(value))
    return Robots(tuple(rules), delay) if is_found else None


def _said(line: str) -> tuple[str, str]:
    """Return the name in a line, in lower case, and its value; both are empty where it says nothing."""
    name, colon, value = line.partition("#")[0].partition(":")
    return (name.strip(" \t").lower(), value.strip(" \t")) if colon else ("", "")


def _names(value: str, product: str) -> bool:
    if product == "*":
        return value.strip() == "*"
    found = _PRODUCT.match(value)
    return found is not None and found[0].lower() == product


def _seconds(value: str) -> float:
    return min(float(value), MOST_DELAY_SECONDS) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else 0.0


def _encoded(path: str) -> str:
    """Return a path with its octets encoded in one way, so that two ways of writing it are one."""
    parts = re.split(r"(%(?:2[Ff]|24|2[Aa]|3[Ff]|23|25))", path)
    return "".join(
        part.upper() if place % 2 else quote(unquote_to_bytes(part), safe="/?*$=&:;,@!'()+~#[]")
        for place, part in enumerate(parts)
    )


def _fits(path: str, wanted: str) -> bool:
    """Whether the path of a rule fits; what stands between its stars is found one after the other.

    Nothing is tried again, so that a rule of many stars costs no more than one of few.
    """
    is_anchored = path.endswith("$")
    first, *others = path.removesuffix("$").split("*")
    if not wanted.startswith(first):
        return False
    if not others:
        return not is_anchored or wanted == first
    at = len(first)
    *middle, last = others
    for part in middle if is_anchored else others:
        at = wanted.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not is_anchored or (len(wanted) - at >= len(last) and wanted.endswith(last))
