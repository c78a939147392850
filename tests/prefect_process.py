"""A Prefect server that comes up in a process of its own while tests run."""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

from tests.new_warehouses import NewWarehouses
from tests.warm_process import WarmProcess

SCRIPT = """
import json, os, sys
from pathlib import Path
from flows.server.prefect_server import prefect_server
from warehouse.archive import Archive

with prefect_server(Archive(Path(sys.argv[1]))):
    found = {name: value for name, value in os.environ.items() if name.startswith(("PREFECT", "DO_NOT"))}
    print(json.dumps(found), flush=True)
    sys.stdin.read()
"""


class PrefectServer:
    """The server of an archive in this folder; it ends with `end`, or with this process."""

    def __init__(
        self, repository: Path, folder: Path, environment: Mapping[str, str], warehouses: NewWarehouses
    ) -> None:
        self._repository, self._given, self._warehouses = repository, environment, warehouses
        self._warming = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(folder)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout
        pool = ThreadPoolExecutor(1, thread_name_prefix="prefect")
        self._told = pool.submit(self._process.stdout.readline)
        pool.shutdown(wait=False)

    def environment(self) -> dict[str, str]:
        """Return the variables by which commands find the server, once it answers."""
        found: dict[str, str] = json.loads(self._told.result())
        return found

    def warm(self) -> WarmProcess:
        """Return what runs commands that find this server, once it answers."""
        with self._warming:
            return self._warm

    @cached_property
    def _warm(self) -> WarmProcess:
        return WarmProcess(self._repository, {**self._given, **self.environment()}, self._warehouses)

    def end(self) -> None:
        if "_warm" in vars(self):
            self._warm.close()
        self._process.communicate()
