"""What a run is made with, beside Chancery itself: what its results may depend on."""

import platform
from functools import cache
from importlib.metadata import version

PACKAGES = ("duckdb", "pdfplumber", "pdfminer.six", "prefect", "pydantic")


@cache
def library_versions() -> dict[str, str]:
    """Return the version of Python and of each library, as installed here; looked up once."""
    return {"python": platform.python_version(), **{package: version(package) for package in PACKAGES}}
