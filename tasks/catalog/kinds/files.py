"""Source kind `files`: below the folder of the catalogue, wherever globs and symbolic links would lead."""

import glob
import os
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pydantic import Field, field_validator

from schemas.catalog import CatalogSource
from schemas.errors import UsageError
from tasks.catalog.kind import NamingKind
from tasks.sources import Source, find_sources

OUTSIDE = "leads out of the folder of its catalogue, so it is not fetched: put the file itself there"


class FilesSource(CatalogSource):
    """Files, folders and globs below the folder of the catalogue."""

    paths: list[str] = Field(min_length=1)

    @field_validator("paths")
    @classmethod
    def _stay_in_the_folder(cls, paths: list[str]) -> list[str]:
        for path in paths:
            parts = PurePosixPath(path).parts
            if not parts or parts[0] == "/" or ".." in parts or path.startswith("~") or "\0" in path:
                raise ValueError(f"{path!r} must be a path below the folder of the catalogue")
        return paths


def documents(source: FilesSource, folder: Path, archive_root: Path) -> list[Source]:
    """Return the files that a source names, each once, in the order of their URIs.

    A path that names nothing comes to nothing: what is expected says whether that is wrong.
    """
    found: dict[Path, Source] = {}
    for path in source.paths:
        target = f"{glob.escape(str(folder.absolute()))}/{path}"
        try:
            named = find_sources([target], archive_root)
        except UsageError:
            continue
        # Shortest first: links to folders may lead round in circles, to the same files by longer names.
        for each in sorted(named, key=lambda each: (len(each.uri), each.uri)):
            if each.path is not None:
                place = Path(os.path.realpath(each.path.parent)) / each.path.name
                found.setdefault(place, _inside(each, folder))
    return sorted(found.values(), key=lambda each: each.uri)


def _inside(source: Source, folder: Path) -> Source:
    """Return the source, with a problem if what it leads to is not below the folder."""
    # Unlike Path.resolve, this raises nothing for links in a circle.
    if source.path is None or Path(os.path.realpath(source.path)).is_relative_to(os.path.realpath(folder)):
        return source
    return replace(source, problem=OUTSIDE, code="outside_catalog")


ORDER = 10
KIND = NamingKind("files", FilesSource, documents)
