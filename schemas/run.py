"""What a run did, as the command tells it."""

from schemas.base import Row


class LandedDocument(Row):
    document_id: str
    name: str
    kind: str
    title: str | None


class MadeRelation(Row):
    """A judgement the run made, with the names of the two documents."""

    subject_id: str
    subject: str
    predicate: str
    object_id: str
    object: str
    direction_basis: str
    reason: str


class QuarantinedInput(Row):
    quarantine_id: str
    uri: str
    code: str
    message: str


class RunReport(Row):
    """The outcome of one ingest run.

    `captured_count` = landed + unchanged + quarantined, each fetch counted once.
    """

    run_id: str
    captured_count: int
    landed_count: int
    unchanged_count: int
    quarantined_count: int
    landed: list[LandedDocument]
    relations: list[MadeRelation]
    quarantined: list[QuarantinedInput]
    tree_size: int
    root_sha256: str
