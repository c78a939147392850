"""An input that did not become a document, as a value that travels through the stages."""

from typing import Any, Literal

from pydantic import Field

from schemas.base import Row, Sha256

Stage = Literal["fetch", "extract", "clean", "structure", "validate", "match", "land"]


class Rejection(Row):
    """Why one input did not land; `message` tells a person what to do."""

    uri: str
    original_sha256: Sha256 | None
    stage: Stage
    code: str
    message: str
    details: dict[str, Any] = Field(default_factory=dict)
