"""One original into one derived document: extract, clean, structure, describe, validate.

Pure but for what the readers need and for the files set aside: no clock, no network, no warehouse.
Runs in a child process (`tasks.isolation`), since an original may be anything.
"""

from pathlib import Path

from pydantic import ValidationError

from schemas.attachment import Attachment
from schemas.document import Derived
from schemas.errors import RejectedInput
from schemas.reading import Mark, Reading
from schemas.registry import modules
from schemas.rejection import Rejection, Stage
from schemas.settings import Limits
from schemas.text import Passage
from tasks.attached_files import set_aside
from tasks.cite.cite import citations_of
from tasks.clean import rules
from tasks.clean.clean import clean, rule_versions
from tasks.clean.draft import Draft
from tasks.clean.suggestions import suggestions
from tasks.describe import families
from tasks.describe.contradictions import contradictions
from tasks.describe.describe import describe
from tasks.describe.doubts import doubts
from tasks.extract.markdown import markdown_marks
from tasks.extract.media_type import name_in
from tasks.extract.ocr import Ocr
from tasks.extract.quoted_lines import quoted_lines
from tasks.extract.read import read_original
from tasks.extract.reading_doubts import reading_doubts
from tasks.statements.statements import statements_of
from tasks.structure.footnotes import footnotes_of
from tasks.structure.passages import passages_of


def modules_found() -> list[str]:
    """Return the names of this module and of those that it finds as it works: rules and families.

    Raises `IncompleteModule`.
    """
    found = (*modules(rules, "RULE"), *modules(families, "describe"))
    return [__name__, *(module.__name__ for module in found)]


def derive(
    content: bytes,
    document_id: str,
    uri: str,
    ocr: Ocr | None = None,
    spool: Path | None = None,
    most_pages: int = Limits().pages,
) -> Derived | Rejection:
    """Return the document in these bytes, or why there is none; `uri` names it in messages.

    The files it brings along are written to `spool`, if one is given.
    """
    stage: Stage = "extract"
    try:
        media_type, reading = read_original(content, name_in(uri) or uri, ocr, most_pages)
        if media_type in ("text/plain", "text/markdown"):
            marks = [*markdown_marks(reading.raw_text), *quoted_lines(reading.raw_text)]
            reading = _with_marks(reading, marks)
        stage = "clean"
        draft = clean(reading.raw_text, reading.marks)
        stage = "structure"
        passages = passages_of(draft, reading.pages)
        if not passages:
            raise RejectedInput("no_text", "nothing is left to read: there is no letter or digit in it")
        stage = "validate"
        attachments = set_aside(reading.attachments, spool)
        return _derived(document_id, reading, draft, passages, attachments)
    except RejectedInput as rejected:
        return Rejection(
            uri=uri, original_sha256=document_id, stage=stage, code=rejected.code, message=str(rejected)
        )
    except ValidationError as invalid:
        return _invalid(document_id, uri, invalid)


def _with_marks(reading: Reading, marks: list[Mark]) -> Reading:
    return reading.model_copy(update={"marks": [*reading.marks, *marks]})


def _derived(
    document_id: str,
    reading: Reading,
    draft: Draft,
    passages: list[Passage],
    attachments: list[Attachment],
) -> Derived:
    footnotes, unjoined = footnotes_of(draft, passages)
    portrait = describe(passages, reading.hints)
    description = portrait.description
    citations = citations_of(passages, portrait.symbols)
    return Derived(
        document_id=document_id,
        extractor=reading.extractor,
        rules=rule_versions(),
        description=description,
        raw_text=reading.raw_text,
        text=draft.text,
        pages=reading.pages,
        words=reading.words,
        raw_spans=reading.raw_spans,
        pieces=draft.pieces(),
        passages=passages,
        claims=reading.claims,
        attachments=attachments,
        footnotes=footnotes,
        statements=statements_of(draft.text, passages, footnotes, portrait.description),
        attributes=portrait.attributes,
        citations=citations,
        findings=[
            *doubts(portrait, passages),
            *unjoined,
            *reading_doubts(reading),
            *suggestions(draft),
            *contradictions(reading.claims, description, draft.text),
        ],
    )


def _invalid(document_id: str, uri: str, invalid: ValidationError) -> Rejection:
    problems = [
        {"field": ".".join(map(str, error["loc"])), "problem": error["msg"]}
        for error in invalid.errors(include_input=False, include_url=False)
    ]
    return Rejection(
        uri=uri,
        original_sha256=document_id,
        stage="validate",
        code="invalid_document",
        message=f"the record would not be true: {problems[0]['problem']}; please report it with the file",
        details={"problems": problems[:20]},
    )
