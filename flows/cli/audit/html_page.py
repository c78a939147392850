"""The story of a document as one page that needs nothing else: light or dark, on a phone, on paper."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from flows.cli.attachments import attachment_phrase
from flows.cli.audit.audited_text import AuditedText, text_section
from flows.cli.audit.html_found import said, stated
from flows.cli.audit.story import (
    citing_phrase,
    pages_phrase,
    quarantine_phrase,
    retraction_phrase,
    version_phrase,
)
from flows.cli.audit.vouching import current_derivation, proofs
from flows.cli.captures import capture_phrase
from flows.cli.claims import claim_pairs
from flows.cli.printing.heads import HEAD_ADVICE, head
from flows.cli.printing.html_text import text_html
from flows.cli.printing.look import page_head, style
from flows.cli.printing.naming import kind_name, short
from flows.cli.printing.output import as_text, count, moment
from flows.cli.printing.phrases import METHODS, ON_ITSELF, coverage_phrase, direction_phrase, predicate_phrase
from flows.cli.reading import Record
from flows.cli.related import WITHOUT_MATCHES
from flows.cli.show.command import metadata

PAGE = """{page_head}
<body>
<header>
<p class="kind">{kind}</p>
<h1>{title}</h1>
<nav>{contents}</nav>
</header>
<main>
{sections}
</main>
<footer>
<p>Made from the archive’s record{head}. {advice}</p>
<p>SHA-256 of the original <code>{document_id}</code></p>
</footer>
</body>
</html>
"""

Section = tuple[str, str, str]
"""Id, heading and body."""


def audit_page(story: Record, text: AuditedText) -> str:
    """Return the whole page; every text of the document is escaped, nothing is loaded or run."""
    document = story["document"]
    sections = [section for section in _sections(story, text) if section[2]]
    about = [kind_name(document["kind"]), as_text(document["dated_on"] or document["published_on"])]
    said_head = ""
    if story["head"]:
        newest = head(story["head"]["tree_size"], story["head"]["root_sha256"])
        said_head = f", whose log ends at <code>{newest}</code>"
    title = text_html(document["title"] or "without a title")
    own = f"<style>{style(Path(__file__).with_name('audit.css'))}</style>"
    return PAGE.format(
        page_head=page_head(f"Audit: {title}", "style-src 'unsafe-inline'; img-src data:", own),
        title=title,
        kind=text_html(" of ".join(filter(None, about))),
        contents=" ".join(f'<a href="#{name}">{heading}</a>' for name, heading, _ in sections),
        sections="\n".join(
            f'<section id="{name}">\n<h2>{heading}</h2>\n{body}\n</section>'
            for name, heading, body in sections
        ),
        head=said_head,
        advice=escape(HEAD_ADVICE),
        document_id=document["document_id"],
    )


def _sections(story: Record, text: AuditedText) -> Iterator[Section]:
    yield "lineage", "Its way", _lineage(story)
    yield "about", "What it is", _pairs(metadata(story["document"]))
    yield "captured", "Captured", _captures(story)
    yield "claims", "The file says of itself", _pairs(claim_pairs(story["claims"]))
    yield "attachments", "Attachments", _list(map(attachment_phrase, story["attachments"]))
    yield "read", "Read and landed", _landing(story)
    yield "cleaned", "Cleaned", _cleaning(story)
    yield "stated", "It states", stated(story["attributes"], text)
    yield "said", "Who says what", said(story["statements"], text)
    yield "cites", "Cites", _cites(story["cited"], text)
    yield "cited-by", "Cited by", _list(map(citing_phrase, story["cited_by"]))
    yield "findings", "Doubts", _findings(story["findings"], text)
    yield "related", "Repeated by, repeats", _relations(story, text)
    yield "log", "Vouched for", _vouching(story)
    yield "text", "The text and where it comes from", text_section(text)


def _lineage(story: Record) -> str:
    """Return the way of the document as boxes in a row, each a link to what it stands for."""
    document, original = story["document"], story["original"]
    extractor = current_derivation(story)["extractor"]
    edits = sum(row["edit_count"] for row in story["edits_per_rule"])
    read = ", ".join(f"{count(row['page_count'], 'page')} {METHODS[row['method']]}" for row in story["pages"])
    first = story["captures"][0] if story["captures"] else None
    boxes = [
        ("captured", count(len(story["captures"]), "capture"), moment(first["captured_at"]) if first else ""),
        ("about", "Original", f"{original['original_bytes']:,} bytes, {original['media_type']}"),
        ("read", "Read", f"{read}, by {extractor}"),
        ("cleaned", "Cleaned", f"{count(edits, 'edit')} by {count(len(story['edits_per_rule']), 'rule')}"),
        ("text", "Text", f"{document['char_count']:,} characters"),
        ("related", "Related", count(len(story["relations"]), "relation")),
        ("log", "Vouched for", f"{len(story['ledger_entries'])} entries of the log"),
    ]
    items = (
        f'<li><a href="#{name}"><b>{text_html(label)}</b><span>{text_html(words)}</span></a></li>'
        for name, label, words in boxes
    )
    return f'<ol class="way">{"".join(items)}</ol>'


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    rows = [f"<dt>{text_html(label)}</dt><dd>{text_html(value)}</dd>" for label, value in pairs if value]
    return f"<dl>{''.join(rows)}</dl>" if rows else ""


def _captures(story: Record) -> str:
    rows = [
        [
            f"{moment(row['captured_at'])} UTC",
            row["uri"] if row["final_uri"] == row["uri"] else f"{row['uri']} → {row['final_uri']}",
            f"{row['method']}{' ' + str(row['status_code']) if row['status_code'] else ''}",
            row["outcome"] + capture_phrase(row),
            row["run_id"],
        ]
        for row in story["captures"]
    ]
    events = [quarantine_phrase(each) for each in story["quarantine"]]
    versions = _list([*map(version_phrase, story["versions"]), *events])
    made = _table(("when", "where", "how", "outcome", "run"), rows)
    return made + versions


def _landing(story: Record) -> str:
    """Return how the pages were read, and every derivation: when, by which version of what, in which run."""
    states = {row["run_id"]: row["state"].replace("_", " ") for row in story["runs"]}
    rows = [
        [
            f"{moment(row['derived_at'])} UTC",
            row["extractor"],
            f"chancery {row['code_version']}",
            f"{row['run_id']} ({states.get(row['run_id'], 'unknown')})",
            "the present one" if row["is_current"] else "since replaced",
        ]
        for row in story["derivations"]
    ]
    return _list(map(pages_phrase, story["pages"])) + _table(("when", "by", "version", "run", ""), rows)


def _list(sentences: Iterable[str]) -> str:
    items = "".join(f"<li>{text_html(sentence)}</li>" for sentence in sentences)
    return f"<ul>{items}</ul>" if items else ""


def _cleaning(story: Record) -> str:
    rows = [
        (row["rule"], row["version"], f"{row['edit_count']:,}", f"{row['raw_chars']:,}", row["reason"])
        for row in story["edits_per_rule"]
    ]
    made = _table(("rule", "version", "edits", "characters", "reason"), rows)
    return made or "<p>Nothing had to be changed.</p>"


def _cites(cited: list[Record], text: AuditedText) -> str:
    items = []
    for row in cited:
        held = f" = {short(row['cited_document_id'])}" if row["cited_document_id"] else ""
        said = f"{row['resolution'].replace('_', ' ')}: {row['resolution_reason']}"
        place = text.link(row["text_start"], f"{count(row['place_count'], 'place')}")
        named = text_html(row["cited"] + held)
        items.append(f"<li><b>{named}</b> {place} <small>{text_html(said)}</small></li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _findings(findings: list[Record], text: AuditedText) -> str:
    items = []
    for row in findings:
        value = f" <q>{text_html(row['value'])}</q>" if row["value"] else ""
        place = text.link(row["text_start"], "see it") if row["text_start"] is not None else ""
        items.append(f"<li><b>{text_html(row['rule'])}</b> {text_html(row['message'])}{value} {place}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else "<p>None.</p>"


def _relations(story: Record, text: AuditedText) -> str:
    items = [_relation(row, text) for row in story["relations"]]
    made = f'<ul class="relations">{"".join(items)}</ul>' if items else "<p>To no other document held.</p>"
    return made + _list(map(retraction_phrase, story["retracted"]))


def _relation(row: Record, text: AuditedText) -> str:
    phrase = predicate_phrase(row["predicate"], is_subject=row["is_subject"], basis=row["direction_basis"])
    is_own = row["subject_id"] == row["object_id"]
    title = row["other_title"] or ", ".join(row["other_file_names"])
    other = "" if is_own else f"{short(row['other_id'])} {title}"
    phrase = ON_ITSELF[row["predicate"]] if is_own else phrase
    places = [] if row["predicate"] in WITHOUT_MATCHES else text.places_of(row["other_id"], row["language"])
    shown = [text.link(place, f"passage {number}") for number, place in enumerate(places, start=1)]
    said = [
        coverage_phrase(row) if row["match_count"] else "",
        row["reason"],
        f"direction by {direction_phrase(row)}" if direction_phrase(row) else "",
    ]
    evidence = f'<p class="evidence">Evidence: {" ".join(shown)}</p>' if shown else ""
    details = "; ".join(text_html(each) for each in said if each)
    return f"<li><b>{text_html(phrase)}</b> {text_html(other)}<p>{details}</p>{evidence}</li>"


def _vouching(story: Record) -> str:
    rows = [
        [
            f"{row['entry_number']:,}",
            row["kind"].replace("_", " "),
            row["subject_id"],
            row["leaf_sha256"],
        ]
        for row in story["ledger_entries"]
    ]
    name = short(story["document"]["document_id"])
    check = (
        f"<p>Check it: <code>chancery verify {name}</code>; without the archive:"
        f" <code>chancery audit {name} --bundle evidence.zip</code></p>"
    )
    proof = "".join(
        f"<p>{text_html(words)}</p><ol>{''.join(f'<li><code>{each}</code></li>' for each in siblings)}</ol>"
        for words, siblings in (proofs(story) if story["head"] else ())
    )
    return check + _table(("entry", "about", "subject", "leaf SHA-256"), rows) + proof


def _table(names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> str:
    """Return a table that may be scrolled sideways where it is wider than the page."""
    if not rows:
        return ""
    heads = "".join(f"<th>{name}</th>" for name in names)
    cells = ("".join(f"<td>{text_html(cell or '')}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
