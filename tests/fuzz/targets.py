"""What is fuzzed: what each target begins with, how that is changed, and what must hold."""

import io
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from schemas.document import Derived
from schemas.errors import ChanceryError
from schemas.reading import Page
from schemas.settings import Settings
from tasks.catalog.links import links_in
from tasks.catalog.reading import read_catalog
from tasks.cite.cite import citations_of
from tasks.cite.symbols import find_symbols
from tasks.clean.clean import clean
from tasks.derive import derive
from tasks.statements.statements import statements_of
from tasks.structure.footnotes import footnotes_of
from tasks.structure.passages import passages_of
from tasks.web.body import body_of
from tasks.web.messages import read_response
from tasks.web.robots import parse_robots
from tests.fuzz.mutation import mutated, mutated_bundle, mutated_pdf, mutated_zip
from tests.fuzz.papers import BETWEEN, check_papers, mutated_papers
from tests.hostile.mails import HEAD, PLAIN
from tests.hostile.pdf_bytes import one_page, pdf
from tests.samples import DOCUMENTS
from tests.word_documents import docx, paragraph, unzipped
from warehouse.replay import Piece, replay_faults
from warehouse.verify_bundle import verify_bundle

NEVER = frozenset({"invalid_document", "extractor_failed"})

Mutate = Callable[[bytes, Random, Sequence[bytes]], bytes]


@dataclass(frozen=True)
class Target:
    """`seeds` makes what to begin with; `check` raises anything at all where something is wrong."""

    seeds: Callable[[], list[bytes]]
    check: Callable[[bytes], None]
    mutate: Mutate = mutated


def samples(*names: str) -> list[bytes]:
    return [(DOCUMENTS / name).read_bytes() for name in names]


def check_document(name: str) -> Callable[[bytes], None]:
    """A check that bytes become a document in which all is in its place, or are rejected with a reason."""

    def check(content: bytes) -> None:
        found = derive(content, "0" * 64, f"file:///{name}")
        if not isinstance(found, Derived):
            assert found.code not in NEVER, f"{found.code}: {found.message} {found.details}"
            assert " " in found.message.strip(), f"{found.code} says nothing"
            return
        pieces = [Piece.of(each.model_dump()) for each in found.pieces]
        in_order = sorted(pieces, key=lambda piece: (piece.raw_start, piece.raw_end))
        assert "".join(found.raw_text[each.raw_start : each.raw_end] for each in in_order) == found.raw_text
        told = [
            fault for fault in replay_faults(pieces, found.raw_text, found.text) if "raw_text" not in fault
        ]
        assert not told, told
        ends = [
            0,
            *(end for page in found.pages for end in (page.raw_start, page.raw_end)),
            len(found.raw_text),
        ]
        assert ends == sorted(ends), "pages overlap or run out of the text"
        for word in found.words:
            assert 0 <= word.raw_start < word.raw_end <= len(found.raw_text)
        for span in found.raw_spans:
            assert 0 <= span.raw_start <= span.raw_end <= len(found.raw_text)
            assert 0 <= span.byte_start <= span.byte_end
            assert span.part or span.byte_end <= len(content)

    return check


def check_cleaning(content: bytes) -> None:
    """Rules, passages, notes, statements and citations on any text at all."""
    raw_text = content.decode("utf-8", "replace")
    draft = clean(raw_text)
    pieces = draft.pieces()
    rebuilt = "".join(
        raw_text[each.raw_start : each.raw_end] if each.after is None else each.after for each in pieces
    )
    assert rebuilt == draft.text
    covered = sorted((each.raw_start, each.raw_end) for each in pieces if each.raw_start < each.raw_end)
    assert [start for start, _ in covered] == [0, *(end for _, end in covered)][: len(covered)]
    assert sum(end - start for start, end in covered) == len(raw_text)
    whole = {"raw_start": 0, "raw_end": len(raw_text), "method": "decoded", "confidence": None}
    page = Page(page_number=1, width_pt=None, height_pt=None, **whole)
    passages = passages_of(draft, [page])
    for passage in passages:
        assert draft.text[passage.text_start : passage.text_end] == passage.text
    if not passages:
        return
    footnotes, _ = footnotes_of(draft, passages)
    for citation in citations_of(passages, []):
        assert draft.text[citation.text_start : citation.text_end] == citation.cited_as
    derived = derive(content, "0" * 64, "file:///a.txt")
    if isinstance(derived, Derived):
        for said in statements_of(draft.text, passages, footnotes, derived.description):
            assert 0 <= said.text_start < said.text_end <= len(draft.text)


def check_symbols(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    reached = 0
    for found in find_symbols(text):
        assert reached <= found.start < found.end <= len(text), "symbols overlap or lie outside"
        reached = found.start


def check_response(content: bytes) -> None:
    """What a server says, cut wherever it likes."""
    stream = io.BufferedReader(io.BytesIO(content))  # type: ignore[arg-type]
    try:
        response = read_response(stream)
        size = sum(len(piece) for piece in body_of(response, 2**20))
        assert size <= 2**20
    except ChanceryError as refused:
        assert " " in str(refused)
    parse_robots(content, "chancery")


def check_catalogue(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.toml"
        path.write_bytes(content)
        try:
            read_catalog(path)
        except ChanceryError as refused:
            assert "catalogue.toml" in str(refused)
    for kind in ("listing", "sitemap", "feed"):
        try:
            links_in(kind, content, "https://a.example/b/")
        except ChanceryError as refused:
            assert " " in str(refused)


def bundle_of(archive: Path) -> bytes:
    """An evidence bundle of the article in an archive of the samples."""
    from flows.cli.main import main

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "bundle.zip"
        line = ["audit", "news-article.html", "--archive", str(archive), "--bundle", str(target)]
        assert main(line) == 0
        return target.read_bytes()


@cache
def bundle() -> bytes:
    """An evidence bundle of the article in an archive of its own."""
    from tests.benchmarks.plain_ingest import ingest_plainly
    from warehouse.archive import Archive

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "archive"
        ingest_plainly(Archive(place), [DOCUMENTS / "news-article.html"], Settings(workers=1))
        return bundle_of(place)


def check_bundle(content: bytes) -> None:
    """A bundle in which anything was changed is refused, or what differs is told."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.zip"
        path.write_bytes(content)
        try:
            verification = verify_bundle(path)
        except ChanceryError as refused:
            assert " " in str(refused)
            return
        if verification.holds:
            assert unzipped(content) == unzipped(bundle()), "a changed bundle passes for a true one"


RESPONSES = [
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\nIt is lit.\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nIt is\r\n5;a=b\r\n lit.\r\n0\r\nX: y\r\n\r\n",
    b"HTTP/1.0 301 Moved\r\nLocation: //b.example/\r\nRetry-After: 120\r\n\r\n",
    b"User-agent: *\nDisallow: /*.pdf$\nAllow: /a\nCrawl-delay: 2\n\nUser-agent: chancery\nDisallow:\n",
]
CATALOGUES = [
    b'[[source]]\nname = "a"\nkind = "urls"\nurls = ["https://a.example/b"]\n',
    b'[[source]]\nname = "b"\nkind = "files"\npaths = ["papers/*"]\nat_least = 1\n',
    b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    b"<url><loc>https://a.example/c</loc></url></urlset>",
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="d"/></entry></feed>',
]
TARGETS = {
    "pdf": Target(
        lambda: [pdf(one_page()), *samples("note-verbale.pdf")], check_document("a.pdf"), mutated_pdf
    ),
    "html": Target(
        lambda: samples("news-article.html", "press-release.html", "2019-03-12-mfa-statement.html"),
        check_document("a.html"),
    ),
    "text": Target(lambda: samples("letter.md"), check_document("a.md")),
    "docx": Target(
        lambda: [docx(paragraph("The lamp is lit, as A/RES/73/1 asks.") * 3, footnotes="", styles="")],
        check_document("a.docx"),
        mutated_zip,
    ),
    "mail": Target(
        lambda: [
            (HEAD + PLAIN).encode(),
            f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n{PLAIN}\r\n--b\r\n".encode(),
        ],
        check_document("a.eml"),
    ),
    "clean": Target(
        lambda: [each[:6000] for each in samples("letter.md", "press-release.html")], check_cleaning
    ),
    "symbols": Target(
        lambda: [
            b"A/RES/73/194, S/2019/217 and Corr.1, A/73/1850-S/2019/1790, A/C.3/74/L.26/Rev.1, CD/2150 "
        ],
        check_symbols,
    ),
    "response": Target(lambda: RESPONSES, check_response),
    "catalogue": Target(lambda: CATALOGUES, check_catalogue),
    "papers": Target(
        lambda: [
            BETWEEN.join(
                each[:4000] for each in samples("letter.md", "news-article.html", "press-release.html")
            )
        ],
        check_papers,
        mutated_papers,
    ),
    "bundle": Target(lambda: [bundle()], check_bundle, mutated_bundle),
}
