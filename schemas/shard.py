"""A shard: originals that are derived together, by whichever process gets to them."""

from schemas.base import Row
from schemas.settings import Limits


class Shard(Row):
    """All that decides what comes of these originals: what a worker must be told."""

    code_version: str
    originals: list[tuple[str, str]]
    """Each original's SHA-256 and the URI it was captured from."""
    limits: Limits
    ocr_languages: str
    asked_by: str
    """The run that wanted it first. No part of what the shard is named after."""
