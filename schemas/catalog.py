"""A catalogue: sources of documents, as a person writes them down in TOML.

What kinds of sources there are, and what else they say: `tasks/catalog/kinds`.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator, model_validator

from schemas.base import Row


def _shaped(pattern: str, wanted: str) -> AfterValidator:
    """Accept a text of this pattern; of another, say what is wanted, but not what stands there."""
    shape = re.compile(pattern)

    def check(text: str) -> str:
        if not shape.fullmatch(text):
            raise ValueError(f"it must be {wanted}")
        return text

    return AfterValidator(check)


Name = Annotated[
    str,
    _shaped(
        r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}",
        "up to 80 letters from A to Z, digits, dots, hyphens and underscores, a letter or digit first",
    ),
]
Language = Annotated[str, _shaped(r"[a-z]{2}", "two small letters as in ISO 639-1, such as en or ru")]
Address = Annotated[
    str,
    Field(max_length=8_000),
    _shaped(
        r"(?i:https?)://[^/?#\s@]+(?:[/?#]\S*)?",
        "an http or https address, without user and password",
    ),
]
"""An http(s) address without credentials: a catalogue is kept as it is, password and all."""


class CatalogSource(Row):
    """What every source says: its name, its kind, and what is expected of it."""

    name: Name
    kind: str
    min_documents: int | None = Field(default=None, ge=0)
    """Fewer files or addresses than this mean that something is wrong with the source."""
    max_documents: int | None = Field(default=None, ge=1)
    """More than this mean the same, and none of them is fetched."""
    language: Language | None = None
    """ISO 639-1; documents in another language get a finding."""

    @model_validator(mode="after")
    def _minimum_is_not_above_maximum(self) -> "CatalogSource":
        if self.min_documents and self.max_documents and self.min_documents > self.max_documents:
            raise ValueError("min_documents is greater than max_documents")
        return self


class WebSource(CatalogSource):
    """Addresses, and how politely they are fetched."""

    urls: list[Address] = Field(min_length=1)
    seconds_between: float = Field(default=0.0, ge=0, le=3600)
    """From one request to a host to the next, if that is more than the settings say."""


class ListingSource(WebSource):
    """Addresses of what leads to documents: pages, sitemaps, feeds."""

    link_pattern: str | None = None
    """A regular expression; what is fetched are the addresses, whole, in which it is found."""

    @field_validator("link_pattern")
    @classmethod
    def _is_a_pattern(cls, pattern: str | None) -> str | None:
        if pattern is not None:
            try:
                re.compile(pattern)
            except re.error as cause:
                raise ValueError(f"no regular expression: {cause}") from cause
        return pattern
