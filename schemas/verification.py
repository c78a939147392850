"""What `verify` found: what differs, how much was checked, and the head to write down elsewhere."""

from typing import Annotated

from pydantic import Field

from schemas.base import Row, Sha256


class Head(Row):
    """The state of the log at one moment: how many entries, and the root over them."""

    tree_size: Annotated[int, Field(gt=0)]
    root_sha256: Sha256

    def __str__(self) -> str:
        """Return it as people write it down: `SIZE:ROOT`."""
        return f"{self.tree_size}:{self.root_sha256}"


class Difference(Row):
    """One thing that is not what the record says.

    `check` is a word for the kind of check; `place` the file, and in it the table and the row, or the
    document; `message` says what stands there and what should.
    """

    check: str
    place: str
    message: str


class Checked(Row):
    """How much was looked at: a verification that checked nothing holds vacuously."""

    original_count: int = 0
    original_bytes: int = 0
    capture_count: int = 0
    derivation_count: int = 0
    row_count: int = 0
    entry_count: int = 0
    head_count: int = 0


class Verification(Row):
    """The outcome for an archive or one document. The head is that of the log as it stands.

    `notes` say what the record cannot vouch for, or what could not be looked at.
    """

    differences: list[Difference]
    checked: Checked
    tree_size: int
    root_sha256: Sha256 | None
    notes: list[str] = Field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.differences


class Rederivation(Row):
    """What deriving documents again from their originals showed.

    `other_version_count` documents were derived by another version of the code, of a rule or of a
    reader, and come out otherwise by right.
    """

    differences: list[Difference]
    rederived_count: int
    other_version_count: int
