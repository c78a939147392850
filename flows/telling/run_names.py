"""What runs are called in Prefect: what they do, and to which archive."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from flows.cli.printing.output import count
from flows.cli.printing.terminal import shortened, visible
from flows.cli.reading import named_archive

LONGEST_PART = 40
"""Characters of a file name in a run's name."""


def ingest_name(parameters: Mapping[str, Any]) -> str:
    """Return the name of an ingest run by the flow's parameters: `ingest 3 targets into archive`."""
    what = [
        f"catalogue {_last_part(parameters['catalog'])}" if parameters.get("catalog") else "",
        count(len(parameters["targets"]), "target") if parameters.get("targets") else "",
        "what is in quarantine" if parameters.get("retry") is not None else "",
    ]
    return f"ingest {' and '.join(filter(None, what)) or 'nothing'} into {_archive(parameters)}"


def check_name(parameters: Mapping[str, Any]) -> str:
    """Return the name of a check: `check archive`."""
    return f"check {_archive(parameters)}{' and its originals' if parameters.get('deep') else ''}"


def reprocess_name(parameters: Mapping[str, Any]) -> str:
    """Return the name of a reprocess run: `reprocess 2 documents of archive`."""
    ids = parameters.get("document_ids") or []
    what = count(len(ids), "document") if ids else "all documents"
    return f"reprocess {what} of {_archive(parameters)}"


def _archive(parameters: Mapping[str, Any]) -> str:
    return _last_part(named_archive(parameters.get("archive")).resolved.root)


def _last_part(path: object) -> str:
    return shortened(visible(PurePath(str(path)).name or str(path)), LONGEST_PART)
