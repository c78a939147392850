"""The file that an answer goes to: whole or not at all."""

import os
import shutil
import sys
import tempfile
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
    """Yield the path to write to; when the block ends well, it is what the name stands for. None for none.

    A file is replaced in one step, where a link leads if it is one. What is no file (a device, a pipe,
    `/dev/stdout`) stays what it is, and gets the answer once that is complete. Raises `ArchiveError` where
    it cannot be written.
    """
    if name is None:
        yield None
        return
    target = Path(os.path.realpath(name))
    replaced = _written_to(Path(name)) if _is_no_file(Path(name)) else _replacing(target)
    try:
        with replaced as building:
            yield building
    except BrokenPipeError:
        raise  # whoever read it has read enough
    except OSError as cause:
        raise ArchiveError(f"cannot write {name}: {cause.strerror}") from cause
    note(f"wrote {name}")


def _is_no_file(path: Path) -> bool:
    """Whether a path names something that is written to and not replaced.

    Links in `/dev` and `/proc` lead to what the process has open, which may be a file: that stays, too.
    """
    is_system = any(path.absolute().is_relative_to(folder) for folder in ("/dev", "/proc"))
    return path.exists() and (is_system or not path.is_file())


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Yield a file beside the target that takes its place, and its permissions, when the block ends well."""
    building = target.with_name(f".{target.name}.part")
    try:
        building.unlink(missing_ok=True)
        yield building
        if target.exists():
            shutil.copymode(target, building)
        building.replace(target)
    finally:
        if target.parent.is_dir():
            building.unlink(missing_ok=True)


@contextmanager
def _written_to(target: Path) -> Iterator[Path]:
    """Yield a file elsewhere whose content is written to the target when the block ends well."""
    with tempfile.TemporaryDirectory(prefix="chancery-") as folder:
        building = Path(folder, target.name)
        yield building
        sys.stdout.flush()
        with building.open("rb") as content, target.open("wb") as stream:
            shutil.copyfileobj(content, stream)


@contextmanager
def printing_to(file: Path | None) -> Iterator[None]:
    """Have what is printed to standard output go to a file, if there is one, while the block runs."""
    if file is None:
        yield
        return
    with file.open("w", encoding="utf-8", errors="backslashreplace") as stream, redirect_stdout(stream):
        yield
        sys.stdout.flush()
