"""What an original says of itself outside its text: claims, not facts."""

from datetime import date
from typing import Literal

from schemas.base import Row

ClaimSource = Literal[
    "pdf_info",
    "xmp",
    "html_head",
    "html_meta",
    "json_ld",
    "docx_core",
    "docx_app",
    "docx_custom",
    "docx_review",
    "email_header",
]

Aspect = Literal[
    "title",
    "author",
    "publisher",
    "addressee",
    "created",
    "modified",
    "published",
    "language",
    "address",
    "program",
]


class Claim(Row):
    """One stated value, under the name its source gives it.

    `aspect` says what such a name means in any source, None where it has no such meaning; `value_on` the
    date a value of `created`, `modified` or `published` gives, in the value's own time zone.
    """

    claim_number: int
    source: ClaimSource
    name: str
    aspect: Aspect | None
    value: str
    value_on: date | None
