"""Rule `markup`: Markdown and HTML that was left in the text, where its meaning is plain."""

import re

from tasks.clean.blocks import RAISED_DIGITS
from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule
from tasks.ranges import range_at

RAISED = re.compile(
    r"<sup>\s*(?P<mark>[\d*†‡]{1,3})\s*</sup>|(?<=[^\s\[(])\[\[?(?P<linked>\d{1,3}|[*†‡])\]?\]\(#[^()\s]*\)",
    re.IGNORECASE,
)
ATTRIBUTE = r"""\s+[\w:-]+(?:\s*=\s*(?:"[^"<>\n]*"|'[^'<>\n]*'|[^\s"'<>=]+))"""
TAG = re.compile(rf"</?(?:b|i|em|strong|u|sub|sup|span)(?:{ATTRIBUTE})*\s*/?>", re.IGNORECASE)
LINE_TAG = re.compile(r"<br\s*/?>[ \t]*\n?", re.IGNORECASE)
BLOCK_TAG = re.compile(rf"</?(?:p|div)(?:{ATTRIBUTE})*\s*/?>", re.IGNORECASE)
URL = re.compile(r"(?:https?|ftp)://[^\s<>]+")
AUTOLINK = re.compile(r"<(?P<kept>(?:https?://|mailto:)[^<>\s]+)>")
LINK = re.compile(
    r"(?<![!\\])\[(?P<kept>(?:\\.|[^\[\]\\\n])+)\]"
    r"\((?=\)|[^\s)#/:.]{0,300}+[#/:.])(?:\\.|[^()\s\\]|\([^()\s]*\))*(?:[ \t]+\"[^\"\n]*\")?\)"
)
OPENED = r"(?<![^\s(\[{“\"‘'«„—–/>|:*-])"
"""Emphasis begins where a word can: a star behind a word or its closing marks points to a note."""
CLOSED = r"(?![^\W⁰¹²³⁴⁵⁶⁷⁸⁹]|\*)"
BOTH = re.compile(rf"{OPENED}(?<!\*)\*\*\*(?=[^\s*])(?P<kept>[^*\n]+?)(?<=[^\s*])\*\*\*{CLOSED}")
BOLD = re.compile(rf"{OPENED}\*\*(?=\S)(?P<kept>(?:(?!\n[ \t]*\n|\*\*)[\s\S])+?)(?<=\S)\*\*(?!\*\*)")
ITALIC = re.compile(
    rf"{OPENED}(?<![*\\])\*(?=[^\s*.,;:!?)\]}}”’»])(?P<kept>[^*\n]{{1,300}}?)(?<=[^\s*])\*{CLOSED}"
)
HEADING = re.compile(
    r"(?:^|(?<=\f))[ ]{0,3}#{1,6}[ \t]+(?P<kept>\S[^\n\f]*?)(?:[ \t]+#+)?[ \t]*(?=[\n\f]|\Z)", re.MULTILINE
)
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~])")


def find(draft: Draft) -> list[Change]:
    """Return the deletions that leave the words of each construct and take its signs.

    Constructs may nest (a bold link): their signs go one by one. A backslash goes only from texts that
    show other markup, since elsewhere it may be meant.
    """
    text = draft.text
    cuts = [Replace(m.start(), m.end(), _raised(m)) for m in RAISED.finditer(text)]
    urls = [found.span() for found in URL.finditer(text)]
    for pattern in (AUTOLINK, LINK, BOTH, BOLD, ITALIC, HEADING):
        for found in pattern.finditer(text):
            if pattern in (BOTH, BOLD, ITALIC) and range_at(urls, found.start()):
                continue
            cuts.append(Replace(found.start(), found.start("kept"), ""))
            cuts.append(Replace(found.end("kept"), found.end(), ""))
    if cuts:
        cuts += [Replace(found.start(), found.end(), "") for found in ESCAPE.finditer(text)]
    for pattern, instead in ((TAG, ""), (LINE_TAG, "\n"), (BLOCK_TAG, "\n\n")):
        cuts += [Replace(found.start(), found.end(), instead) for found in pattern.finditer(text)]
    return _disjoint(cuts)


def _raised(found: re.Match[str]) -> str:
    return (found["mark"] or found["linked"]).translate(RAISED_DIGITS)


def _disjoint(cuts: list[Replace]) -> list[Change]:
    """Return the cuts without those that begin inside another or take nothing."""
    kept: list[Change] = []
    end = 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if cut.start >= end and cut.end > cut.start:
            kept.append(cut)
            end = cut.end
    return kept


ORDER = 50
RULE = Rule("markup", "1", "signs of markup that were left in the text", find)
