"""A comparison as one page that needs nothing else: light or dark, on a phone, on paper."""

from pathlib import Path

from flows.cli.compare.columns import columns, marked
from flows.cli.compare.compared import Comparison, Place, by_weight, differing_line, hidden_line, summary
from flows.cli.compare.difference_weight import Weight
from flows.cli.compare.match_map import match_map
from flows.cli.compare.side import Side, direction
from flows.cli.printing.html_text import text_html
from flows.cli.printing.look import page_head, style
from flows.cli.printing.terminal import on_one_line

LIGHTEST_LEADING = Weight.NAME
LONGEST_OPEN = 12
"""More differences of a light sort than this are folded away in the list."""

LONGEST_LARGE = 8
"""More differences of a leading sort than this stand in two columns of smaller type."""

LONGEST_LEADING = 40
"""More than this are folded away behind the first of them."""

PAGE = """{page_head}
<body>
<header class="sides">{left}{right}</header>
<main>
{parts}
<h2 class="texts" id="texts">Side by side</h2>
{columns}
</main>
<footer>
<p>{hidden}</p>
<p>A SHA-256 <code>{left_id}</code><br>B SHA-256 <code>{right_id}</code></p>
</footer>
</body>
</html>
"""


def comparison_page(comparison: Comparison) -> str:
    """Return the whole page; every text of the documents is escaped, nothing is loaded or run."""
    parts = [_differences(comparison), _facts(comparison)]
    title = f"{text_html(comparison.left.headline)} / {text_html(comparison.right.headline)}"
    own = f"<style>{style(Path(__file__).with_name('compare.css'))}</style>"
    return PAGE.format(
        page_head=page_head(title, "style-src 'unsafe-inline'", own),
        left=_side("A", comparison.left),
        right=_side("B", comparison.right),
        parts="\n".join(parts if comparison.leads_with_differences else parts[::-1]),
        columns="\n".join(columns(comparison)),
        hidden=text_html(hidden_line(comparison)),
        left_id=comparison.left.document_id,
        right_id=comparison.right.document_id,
    )


def _side(letter: str, side: Side) -> str:
    details = [side.dated, *(side.file_names[:1] if side.title else [])]
    return (
        f'<div class="side {letter.lower()}" title="{text_html(side.called)}"><b>{letter}</b>'
        f'<div><span class="title" dir="auto">{text_html(side.headline)}</span>'
        f"<small>{text_html(' · '.join(details))}</small></div></div>"
    )


def _differences(comparison: Comparison) -> str:
    """Return the list of differences, those that weigh large, the many light ones of a sort folded."""
    groups = "".join(_group(weight, places) for weight, places in by_weight(comparison))
    heading = differing_line(comparison)
    return f'<section class="differences"><h1>{heading}</h1>{groups}</section>' if heading else ""


def _group(weight: Weight, places: list[Place]) -> str:
    is_leading = weight <= LIGHTEST_LEADING
    is_large = is_leading and len(places) <= LONGEST_LARGE
    shown = places[:LONGEST_LEADING] if is_leading else places
    rest = places[len(shown) :]
    items = _items(shown)
    if rest:
        items += f"<details><summary>{len(rest)} more</summary>{_items(rest)}</details>"
    kind = "leading large" if is_large else "leading" if is_leading else "light"
    is_open = is_leading or len(places) <= LONGEST_OPEN
    heading = f"<summary>{weight.phrase} <small>{len(places)}</small></summary>"
    return f'<details class="{kind}"{" open" if is_open else ""}>{heading}{items}</details>'


def _items(places: list[Place]) -> str:
    return f"<ol>{''.join(map(_place, places))}</ol>"


def _place(place: Place) -> str:
    difference = place.difference
    removed = marked("del", on_one_line(difference.left_words))
    added = marked("ins", on_one_line(difference.right_words))
    between = " " if removed and added else ""
    before, after = text_html(on_one_line(place.before)), text_html(on_one_line(place.after))
    lang = f' lang="{text_html(place.language)}"' if place.language else ""
    return (
        f'<li id="p{place.number}" dir="{direction(place.language)}"><a href="#d{place.number}">'
        f'<span class="n">{place.number}</span>'
        f'<span class="words"{lang}>{before}{removed}{between}{added}{after}</span></a></li>'
    )


def _facts(comparison: Comparison) -> str:
    """Return what the documents are to each other, and the map of what they share."""
    lines = (sentence.replace(" %", "\u00a0%") for sentence in summary(comparison))
    sentences = "".join(f"<p>{text_html(line)}</p>" for line in lines)
    picture = match_map(comparison)
    drawn = f"<figure><span>A</span>{picture}<span>B</span></figure>" if picture else ""
    return f'<section class="facts">{sentences}{drawn}</section>'
