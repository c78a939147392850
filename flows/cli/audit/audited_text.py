"""The text of a document page by page: its edits on hover, what is shared marked, the pages beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from flows.cli.printing.html_text import text_html
from flows.cli.printing.naming import short
from flows.cli.printing.terminal import without_middle
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
        """Return a link to the passage that holds a place of the text, or its words where there is none."""
        passage = self._passage_at(text_start)
        return (
            f'<a href="#p{passage["passage_number"]}">{text_html(words)}</a>' if passage else text_html(words)
        )

    def places_of(self, other_id: str, language: str | None) -> list[int]:
        """Return where passages shared with another document begin, in one language if it is named."""
        starts = [match["text_start"] for match in self.matches if match["other_id"] == other_id]
        return [start for start in starts if not language or self._language_at(start) == language]

    def _language_at(self, text_start: int) -> str | None:
        passage = self._passage_at(text_start)
        return passage["language"] if passage else None

    def _passage_at(self, text_start: int) -> Record | None:
        place = bisect_right(self.passages, text_start, key=_start)
        return self.passages[max(place - 1, 0)] if self.passages else None


def _start(span: Record) -> int:
    return int(span["text_start"])


def text_section(audited: AuditedText) -> str:
    """Return the text, one row of two columns a page: passages, and the page's picture if there is one."""
    legend = (
        '<p class="legend"><span class="edit">changed</span> by a rule (hover, or tab to it);'
        ' <span class="shared">shared</span> with another document.</p>'
    )
    missing = f'<p class="legend">{text_html(audited.missing)}</p>' if audited.missing else ""
    edits = sorted(audited.edits, key=_start)
    ends = [*map(_start, audited.passages[1:]), len(audited.text) + 1]
    shown: set[int] = set()
    first = _start(audited.passages[0]) if audited.passages else len(audited.text) + 1
    rows = [_marks(edits[: bisect_left(edits, first, key=_start)])]
    for number, parts in groupby(
        zip(audited.passages, ends, strict=False), key=lambda part: int(part[0]["page_number"])
    ):
        blocks = "\n".join(_passage(audited, edits, passage, end) for passage, end in parts)
        rows.append(_page(audited, number, blocks, is_again=number in shown))
        shown.add(number)
    rows += [_page(audited, number, "", is_again=False) for number in sorted(audited.pictures.keys() - shown)]
    return "\n".join([legend + missing, *rows])


def _page(audited: AuditedText, number: int, blocks: str, *, is_again: bool) -> str:
    """Return the passages of one page that follow each other, beside its picture where it comes first.

    Pages that a passage was moved between alternate; a picture stands once.
    """
    picture = "" if is_again else audited.pictures.get(number)
    shown = f'<img src="{picture}" alt="Page {number} as it is" loading="lazy">' if picture else ""
    kind = "page pictured" if shown else "page"
    heading = f"Page {number}, again" if is_again else f"Page {number}"
    return (
        f'<div class="{kind}"><div class="words"><h3>{heading}</h3>\n{blocks}</div>'
        f'<div class="picture">{shown}</div></div>'
    )


def _passage(audited: AuditedText, edits: list[Record], passage: Record, next_start: int) -> str:
    """Return a passage with its edits, and with marks of those on the blanks between it and the next."""
    role, number = passage["role"], passage["passage_number"]
    start, end = passage["text_start"], passage["text_end"]
    about = f"{role.replace('_', ' ')} {number}, characters {start}–{end}"
    first, after, last = (bisect_left(edits, place, key=_start) for place in (start, end, next_start))
    matches = [m for m in audited.matches if m["text_start"] < end and m["text_end"] > start]
    words = "".join(_segments(audited.text, (start, end), edits[first:after], matches))
    between = _marks(edits[after:last])
    return f'<p id="p{number}" class="{role}" title="{about}" dir="auto">{words}{between}</p>'


def _segments(
    text: str, bounds: tuple[int, int], edits: list[Record], matches: list[Record]
) -> Iterator[str]:
    """Yield the text in pieces, cut wherever an edit or a shared passage begins or ends."""
    start, end = bounds
    cuts = {start, end}
    for span in (*edits, *matches):
        cuts |= {max(span["text_start"], start), min(span["text_end"], end)}
    gone: dict[int, list[Record]] = {}
    changed: dict[int, Record] = {}
    for edit in edits:
        if edit["text_start"] == edit["text_end"]:
            gone.setdefault(edit["text_start"], []).append(edit)
        else:
            changed[edit["text_start"]] = edit
    edit_now: Record | None = None
    for left, right in pairwise(sorted(cuts)):
        yield _marks(gone.get(left, []))
        edit_now = changed.get(left, edit_now)
        is_changed = edit_now is not None and left < edit_now["text_end"]
        yield _segment(text[left:right], edit_now if is_changed else None, _sharers(matches, left, right))


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


def _marks(edits: list[Record]) -> str:
    """Return marks of edits that left nothing to be seen."""
    return "".join(_edit(edit, "‸", "edit gone") for edit in edits)


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
    shown = text_html(without_middle(text, LONGEST)).replace("\n", "↵")
    return shown if text.strip() else shown.replace(" ", "␣")
