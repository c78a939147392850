"""New working warehouses as copies of an empty one, whose tables are made once.

To make them takes 0.4 CPU seconds, most of it for the comments on columns, and the tests begin hundreds of
archives. Commands that are processes from the beginning make them as ever, as do runs that are to be killed.
"""

import shutil
from functools import cached_property
from pathlib import Path

from duckdb import DuckDBPyConnection

import warehouse.connection
from warehouse.archive import Archive
from warehouse.connection import working_warehouse
from warehouse.durable import log_beside

_opened_for_writing = warehouse.connection._opened_for_writing


class NewWarehouses:
    """Where a warehouse file is to be opened and there is none, puts a copy of an empty one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def empty(self) -> Path:
        """A warehouse with every table, view and comment and no row; made as soon as somebody wants it."""
        archive = Archive(self.folder)
        if not archive.working_warehouse.exists():
            with working_warehouse(archive):
                pass
        return archive.working_warehouse

    def opened_for_writing(self, path: Path) -> DuckDBPyConnection:
        """Do what the function of this name in `warehouse.connection` does, once there is a file."""
        is_model = path.is_relative_to(self.folder)
        if not (is_model or path.exists() or log_beside(path).exists()):
            shutil.copyfile(self.empty, path)
        return _opened_for_writing(path)
