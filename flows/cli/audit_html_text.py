"""The text of a document page by page: its edits on hover, what is shared marked, the pages beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from flows.cli.html_text import text_html
from flows.cli.naming import short
from flows.cli.reading import Record

LONGEST = 300
"""Characters shown of one side of a change."""


@dataclass(frozen=True)
class AuditedText:
    """What the text section shows. Offsets are code points of `text`; edits have their texts.

    `pictures`: pages as data URIs, by page number; `missing`: why there are none, or not all.
    """

    text: str
    passages: list[Record]
    edits: list[Record]
    matches: list[Record]
    pictures: dict[int, str]
    missing: str

    def link(self, text_start: int, words: str) -> str:
        """Return a link to the passage that holds a place of the text."""
        number = self._passage_at(text_start)["passage_number"]
        return f'<a href="#p{number}">{text_html(words)}</a>'

    def places_of(self, other_id: str, language: str | None) -> list[int]:
        """Return where passages shared with another document begin, in one language if it is named."""
        starts = [match["text_start"] for match in self.matches if match["other_id"] == other_id]
        return [start for start in starts if not language or self._passage_at(start)["language"] == language]

    def _passage_at(self, text_start: int) -> Record:
        before = [passage for passage in self.passages if passage["text_start"] <= text_start]
        return before[-1] if before else self.passages[0]


def text_section(audited: AuditedText) -> str:
    """Return the text, one row of two columns a page: passages, and the page's picture if there is one."""
    legend = (
        '<p class="legend"><span class="edit">changed</span> by a rule (hover, or tab to it);'
        ' <span class="shared">shared</span> with another document.</p>'
    )
    missing = f'<p class="legend">{text_html(audited.missing)}</p>' if audited.missing else ""
    pages = groupby(audited.passages, key=lambda passage: int(passage["page_number"]))
    rows = "\n".join(_page(audited, number, list(passages)) for number, passages in pages)
    return f"{legend}{missing}\n{rows}"


def _page(audited: AuditedText, number: int, passages: list[Record]) -> str:
    picture = audited.pictures.get(number)
    shown = f'<img src="{picture}" alt="Page {number} as it is" loading="lazy">' if picture else ""
    blocks = "\n".join(_passage(audited, passage) for passage in passages)
    kind = "page pictured" if shown else "page"
    return (
        f'<div class="{kind}"><div class="words"><h3>Page {number}</h3>\n{blocks}</div>'
        f'<div class="picture">{shown}</div></div>'
    )


def _passage(audited: AuditedText, passage: Record) -> str:
    role, number = passage["role"], passage["passage_number"]
    start, end = passage["text_start"], passage["text_end"]
    about = f"{role.replace('_', ' ')} {number}, characters {start}–{end}"
    words = "".join(_segments(audited, start, end))
    return f'<p id="p{number}" class="{role}" title="{about}">{words}</p>'


def _segments(audited: AuditedText, start: int, end: int) -> Iterator[str]:
    """Yield the text from start to end in pieces, cut wherever an edit or a shared passage begins or ends."""
    edits = [edit for edit in audited.edits if start <= edit["text_start"] and edit["text_end"] <= end]
    matches = [m for m in audited.matches if m["text_start"] < end and m["text_end"] > start]
    cuts = {start, end}
    for span in (*edits, *matches):
        cuts |= {max(span["text_start"], start), min(span["text_end"], end)}
    places = sorted(cuts)
    gone: dict[int, list[Record]] = {}
    changed = {edit["text_start"]: edit for edit in edits if edit["text_start"] < edit["text_end"]}
    for edit in edits:
        if edit["text_start"] == edit["text_end"]:
            gone.setdefault(edit["text_start"], []).append(edit)
    for left, right in zip(places, [*places[1:], end], strict=True):
        yield from (_edit(edit, "‸", "edit gone") for edit in gone.get(left, []))
        if left < right:
            yield _segment(audited.text[left:right], changed.get(left), _sharers(matches, left, right))


def _sharers(matches: list[Record], left: int, right: int) -> list[str]:
    found = {short(m["other_id"]) for m in matches if m["text_start"] <= left and right <= m["text_end"]}
    return sorted(found)


def _segment(words: str, edit: Record | None, sharers: list[str]) -> str:
    made = text_html(words)
    if edit:
        kind = "edit" if words.strip() else "edit blank"
        made = _edit(edit, made, kind)
    if sharers:
        return f'<span class="shared" title="shared with {", ".join(sharers)}">{made}</span>'
    return made


def _edit(edit: Record, shown: str, kind: str) -> str:
    """Return what stands in the text after an edit, with what the edit was in a box that hovering opens."""
    before, after = (_side(edit[side]) for side in ("before", "after"))
    is_move = edit["before"] == edit["after"]
    change = f"moved here: {after}" if is_move else f"<del>{before}</del> → <ins>{after}</ins>"
    why = f"{', '.join(edit['rules'])}: {edit['reason'] or 'no reason recorded'}"
    place = f"raw characters {edit['raw_start']:,}–{edit['raw_end']:,}"
    tip = f'<span class="tip">{change}<small>{text_html(why)}<br>{place}</small></span>'
    return f'<span class="{kind}" tabindex="0">{shown}{tip}</span>'


def _side(text: str) -> str:
    """Return one side of a change, whitespace to be seen, what is long cut in the middle."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    shown = text_html(text).replace("\n", "↵")
    return shown if text.strip() else shown.replace(" ", "␣")
