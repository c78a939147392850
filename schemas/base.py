"""The base of every model and the types that the column suffixes stand for."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""64 lower-case hex digits, as `sha256sum` prints them."""

Offset = Annotated[int, Field(ge=0)]
"""A position in a text, counted in Unicode code points; ranges are half-open."""


class Row(BaseModel):
    """An immutable value with exactly the fields it declares, never coerced."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
