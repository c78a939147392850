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


class ChangedRelation(MadeRelation):
    """A judgement the run made, or took back."""

    event: str


class ChangedValue(Row):
    """Something a document is now said to be, and what it was said to be before."""

    document_id: str
    name: str | None
    field: str
    before: str | None
    after: str | None


class QuarantinedInput(Row):
    quarantine_id: str
    uri: str
    code: str
    message: str


class RunReport(Row):
    """The outcome of one ingest run.

    `captured_count` = landed + unchanged + quarantined, each fetch counted once; `attached_count` of them
    came attached to others. `lineage_failure` says why OpenLineage events were not taken.
    """

    run_id: str
    captured_count: int
    landed_count: int
    unchanged_count: int
    quarantined_count: int
    attached_count: int
    landed: list[LandedDocument]
    relations: list[MadeRelation]
    quarantined: list[QuarantinedInput]
    tree_size: int
    root_sha256: str
    lineage_failure: str | None = None


class ReprocessReport(Row):
    """The outcome of deriving documents again.

    Of `document_count` documents `rederived_count` came out otherwise and have a new derivation beside
    the old one; `failed` could not be derived any more and stay as they were.
    """

    run_id: str
    document_count: int
    rederived_count: int
    failed: list[QuarantinedInput]
    values: list[ChangedValue]
    relations: list[ChangedRelation]
    tree_size: int
    root_sha256: str
    lineage_failure: str | None = None
