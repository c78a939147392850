"""The text of a document for its page: passages, what is shared linked to where the other document has it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from flows.cli.printing.html_text import text_html
from flows.cli.printing.language_names import language_name
from flows.cli.printing.naming import short
from flows.cli.reading import Record
from flows.report.links import PART_CHARS, document_file, part_of

NAMED_SHARERS = 3


def text_parts(passages: Sequence[Record]) -> dict[int, list[Record]]:
    """Return the passages of each page that the text is cut into, by its number."""
    parts: dict[int, list[Record]] = {}
    for passage in passages:
        for piece in _pieces(passage):
            parts.setdefault(part_of(piece["text_start"]), []).append(piece)
    return parts or {1: []}


def _pieces(passage: Record) -> Iterator[Record]:
    """Yield the passage whole, or cut where pages begin if it is longer than one."""
    start, end = passage["text_start"], passage["text_end"]
    if end - start <= PART_CHARS:
        yield passage
        return
    cuts = [start, *range(part_of(start) * PART_CHARS, end, PART_CHARS), end]
    for left, right in pairwise(cuts):
        words = passage["text"][left - start : right - start]
        yield {**passage, "text_start": left, "text_end": right, "text": words}


def passages_html(
    passages: Sequence[Record], matches: Sequence[Record], translations: Sequence[Record] = ()
) -> str:
    """Return the passages, marked where the page of the paper changes.

    `matches` have their reach; these and `translations` are in the order of the text.
    """
    made = []
    paper_page = None
    for passage in passages:
        if passage["page_number"] != paper_page:
            paper_page = passage["page_number"]
            made.append(f'<h3 class="paper-page">Page {paper_page}</h3>')
        made.append(_passage(passage, matches, translations))
    return "\n".join(made) or '<p class="none">No text.</p>'


def _passage(passage: Record, matches: Sequence[Record], translations: Sequence[Record]) -> str:
    start, end = passage["text_start"], passage["text_end"]
    first = bisect_right(matches, start, key=lambda match: match["reach"])
    last = bisect_left(matches, end, key=lambda match: match["text_start"])
    shared = [match for match in matches[first:last] if match["text_end"] > start]
    words = "".join(_segments(passage, shared))
    about = f"{passage['role'].replace('_', ' ')} {passage['passage_number']}, characters {start}–{end}"
    language = f' lang="{text_html(passage["language"])}"' if passage["language"] else ""
    return (
        f'<p id="p{passage["passage_number"]}" class="{text_html(passage["role"])}" title="{about}"'
        f' dir="auto"{language}>{words}{_counterparts(passage, translations)}</p>'
    )


def _counterparts(passage: Record, translations: Sequence[Record]) -> str:
    """Return links to where the passage, or a part of it, stands in other languages."""
    first, last = (
        bisect_left(translations, passage[name], key=lambda each: each["text_start"])
        for name in ("text_start", "text_end")
    )
    places = dict.fromkeys(
        (
            each["other_language"],
            document_file(each["other_id"], part_of(each["other_passage_start"])),
            each["other_passage_number"],
            short(each["other_id"]),
        )
        for each in translations[first:last]
    )
    return "".join(
        f' <a class="counterpart" href="{file}#p{number}" lang="en"'
        f' title="the same in {text_html(language_name(language))}, in {other}">{text_html(language)}</a>'
        for language, file, number, other in places
    )


def with_reach(matches: list[Record]) -> list[Record]:
    """Give each match, in the order of the text, the furthest end up to it: to find those over a place."""
    reach = 0
    for match in matches:
        reach = match["reach"] = max(reach, match["text_end"])
    return matches


def _segments(passage: Record, shared: Sequence[Record]) -> Iterator[str]:
    """Yield the words in pieces, cut wherever a shared passage begins or ends."""
    start, end, text = passage["text_start"], passage["text_end"], passage["text"]
    cuts = {start, end}
    for match in shared:
        cuts |= {max(match["text_start"], start), min(match["text_end"], end)}
    for left, right in pairwise(sorted(cuts)):
        words = text_html(text[left - start : right - start])
        over = [match for match in shared if match["text_start"] <= left and right <= match["text_end"]]
        yield _linked(words, over) if over else words


def _linked(words: str, over: list[Record]) -> str:
    """Return the words as a link to where the document that shares most with them has them."""
    over.sort(key=lambda match: (-match["matched_chars"], match["other_id"]))
    sharers = list(dict.fromkeys(short(match["other_id"]) for match in over))
    more = len(sharers) - NAMED_SHARERS
    said = ", ".join(sharers[:NAMED_SHARERS]) + (f" and {more} more" if more > 0 else "")
    best = over[0]
    target = document_file(best["other_id"], part_of(best["other_passage_start"]))
    place = f"{target}#p{best['other_passage_number']}"
    return f'<a class="shared" href="{place}" title="shared with {said}">{words}</a>'
