"""A comparison as one page that needs nothing else: light or dark, readable on paper."""

from collections.abc import Iterator
from html import escape

from flows.cli.alignment import AlignedPassage, Pair, Word, paragraphs, word_pairs
from flows.cli.compared import Comparison, Place, differing_places, hidden_line, summary
from flows.cli.terminal import visible

STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fdfdfb; --rule: #d8d5cc; --soft: #6b6860;
  --gone: #fbdcd9; --gone-ink: #7d1a10; --new: #d5efd9; --new-ink: #12502a; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #e6e4de; --paper: #17181a; --rule: #3a3c40; --soft: #9c9a93;
  --gone: #55211d; --gone-ink: #ffc9c2; --new: #17432a; --new-ink: #bdf0cc; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 Georgia, "Noto Serif", "DejaVu Serif", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
small, .soft { color: var(--soft); font-size: .85rem; } code { font-size: .85em; }
ol { padding-left: 2rem; } ol a { color: inherit; text-decoration-color: var(--rule); }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th { text-align: left; font-weight: 600; } th, td { vertical-align: top; padding: .45rem .9rem .45rem 0; }
td + td, th + th { padding-left: .9rem; border-left: 1px solid var(--rule); }
tr { border-top: 1px solid var(--rule); }
del, ins { text-decoration: none; border-radius: .15em; padding: 0 .12em; }
del { background: var(--gone); color: var(--gone-ink); text-decoration: underline dotted; }
ins { background: var(--new); color: var(--new-ink); text-decoration: underline; }
@media (max-width: 44rem) { table, tbody, tr, td, th { display: block; } td + td, th + th { border-left: 0;
  padding-left: 0; } td[data-side]::before { content: attr(data-side) " "; color: var(--soft); } }
@media print { body { max-width: none; padding: 0; font-size: 9.5pt; } tr { break-inside: avoid; }
  del { border: 1px dotted; } ins { border-bottom: 1.5px solid; } }
"""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<table><tbody><tr><td>{left}</td><td>{right}</td></tr></tbody></table>
{summary}
{places}
{passages}
<p class="soft">{hidden}</p>
</body>
</html>
"""


def comparison_page(comparison: Comparison) -> str:
    """Return the whole page; every text of the documents is escaped, nothing is loaded or run."""
    return PAGE.format(
        style=STYLE,
        title="Where two documents differ",
        left=_side("A", comparison.left.called, comparison.left.document_id),
        right=_side("B", comparison.right.called, comparison.right.document_id),
        summary="\n".join(f"<p>{_text(sentence)}</p>" for sentence in summary(comparison)),
        places=_places(comparison),
        passages="\n".join(_passages(comparison)),
        hidden=_text(hidden_line(comparison)),
    )


def _text(text: str) -> str:
    """Return the text for HTML, with characters that act on the reader's eye (overrides) as escapes."""
    return escape(visible(text, lines=True))


def _side(letter: str, called: str, document_id: str) -> str:
    return f"{letter} <strong>{_text(called)}</strong><br><small>SHA-256 <code>{document_id}</code></small>"


def _places(comparison: Comparison) -> str:
    items = [
        f'<li><a href="#d{number}">{_place(place)}</a></li>'
        for number, place in enumerate(differing_places(comparison), start=1)
    ]
    return f"<ol>{''.join(items)}</ol>" if items else ""


def _place(place: Place) -> str:
    difference = place.difference
    removed, added = _marked("del", difference.left_words), _marked("ins", difference.right_words)
    return f"{_text(place.before)}{removed}{' ' if removed and added else ''}{added}{_text(place.after)}"


def _marked(element: str, words: str, anchor: str = "") -> str:
    return f"<{element}{anchor}>{_text(words)}</{element}>" if words else ""


def _passages(comparison: Comparison) -> Iterator[str]:
    """Yield the passages; differences are numbered through all of them, as in the list above."""
    first = 1
    for number, passage in enumerate(comparison.passages, start=1):
        yield _passage(number, passage, comparison, first)
        first += len(passage.differences)


def _passage(number: int, passage: AlignedPassage, comparison: Comparison, first: int) -> str:
    rows = []
    for block in paragraphs(word_pairs(passage, comparison.left.text, comparison.right.text)):
        left, right = _columns(block, first)
        cells = f'<td data-side="A" dir="auto">{left}</td><td data-side="B" dir="auto">{right}</td>'
        rows.append(f"<tr>{cells}</tr>")
    formula = ", common wording" if passage.is_formula else ""
    where = f"{passage.left_start}–{passage.left_end} and {passage.right_start}–{passage.right_end}"
    details = f"{100 * passage.similarity:.1f} % alike{formula}; characters {where}"
    return (
        f"<h2>Passage {number} <small>{details}</small></h2>\n<table><tbody>{''.join(rows)}</tbody></table>"
    )


def _columns(block: list[Pair], first: int) -> tuple[str, str]:
    """Return the words of one paragraph for either column, the first of each difference with its anchor."""
    left, right = [], []
    last = None
    for pair in block:
        is_first = pair.difference is not None and pair.difference != last
        anchor = f' id="d{first + (pair.difference or 0)}"' if is_first else ""
        last = pair.difference
        left.append(_word(pair.left, "del" if pair.differs else "", anchor))
        right.append(_word(pair.right, "ins" if pair.differs else "", "" if pair.left else anchor))
    return "".join(left).strip(), "".join(right).strip()


def _word(word: Word | None, element: str, anchor: str) -> str:
    if word is None:
        return ""
    shown = _marked(element, word.text, anchor) if element else _text(word.text)
    return f" {shown}" if word.is_spaced else shown
