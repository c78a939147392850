"""Rule `markup`: Markdown and HTML that was left in the text, where its meaning is plain."""

import re

from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule

SUPERSCRIPT = str.maketrans("0123456789*", "⁰¹²³⁴⁵⁶⁷⁸⁹*")
RAISED = re.compile(r"<sup>\s*(?P<mark>[\d*†‡]{1,3})\s*</sup>", re.IGNORECASE)
TAG = re.compile(r"</?(?:b|i|em|strong|u|sub|sup|br|span|p|div)(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
AUTOLINK = re.compile(r"<(?P<kept>(?:https?://|mailto:)[^<>\s]+)>")
LINK = re.compile(r"(?<![!\\])\[(?P<kept>(?:\\.|[^\[\]\\\n])+)\]\((?:\\.|[^()\s\\]|\([^()\s]*\))*\)")
BOLD = re.compile(r"\*\*(?=\S)(?P<kept>(?:(?!\n[ \t]*\n|\*\*)[\s\S])+?)(?<=\S)\*\*")
ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])(?P<kept>[^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])")
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<kept>\S.*?)[ \t]*#*$", re.MULTILINE)
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~])")


def find(draft: Draft) -> list[Change]:
    """Return the deletions that leave the words of each construct and take its signs.

    Constructs may nest (a bold link): their signs go one by one. A backslash goes only from texts that
    show other markup, since elsewhere it may be meant.
    """
    text = draft.text
    cuts = [Replace(m.start(), m.end(), m["mark"].translate(SUPERSCRIPT)) for m in RAISED.finditer(text)]
    for pattern in (AUTOLINK, LINK, BOLD, ITALIC, HEADING):
        for found in pattern.finditer(text):
            cuts.append(Replace(found.start(), found.start("kept"), ""))
            cuts.append(Replace(found.end("kept"), found.end(), ""))
    if cuts:
        cuts += [Replace(found.start(), found.end(), "") for found in ESCAPE.finditer(text)]
    for found in TAG.finditer(text):
        cuts.append(Replace(found.start(), found.end(), "\n" if found[0].lower().startswith("<br") else ""))
    return _disjoint(cuts)


def _disjoint(cuts: list[Replace]) -> list[Change]:
    """Return the cuts without those that begin inside another or take nothing."""
    kept: list[Change] = []
    end = 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if cut.start >= end and cut.end > cut.start:
            kept.append(cut)
            end = cut.end
    return kept


RULE = Rule("markup", "1", "signs of markup that were left in the text", find)
