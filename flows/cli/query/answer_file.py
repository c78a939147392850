"""The file that an answer goes to: whole or not at all."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from flows.cli.printing.output import note
from schemas.errors import ArchiveError

SHAPES = {".csv": "csv", ".json": "json", ".parquet": "parquet"}


def shape_of(name: str | None) -> str | None:
    """Return the format that a file's name tells, None if it tells none."""
    return SHAPES.get(Path(name).suffix.lower()) if name else None


@contextmanager
def answer_file(name: str | None) -> Iterator[Path | None]:
    """Yield the path to write to, which takes the name asked for when the block ends well; None for none.

    Raises `ArchiveError` where it cannot be written.
    """
    if name is None:
        yield None
        return
    target = Path(name).absolute()
    building = target.with_name(f".{target.name}.part")
    try:
        building.unlink(missing_ok=True)
        yield building
        building.replace(target)
    except OSError as cause:
        raise ArchiveError(f"cannot write {target}: {cause.strerror}") from cause
    finally:
        if target.parent.is_dir():
            building.unlink(missing_ok=True)
    note(f"wrote {name}")


@contextmanager
def printing_to(file: Path | None) -> Iterator[None]:
    """Have what is printed to standard output go to a file, if there is one, while the block runs."""
    if file is None:
        yield
        return
    with file.open("w", encoding="utf-8", errors="backslashreplace") as stream, redirect_stdout(stream):
        yield
        sys.stdout.flush()
