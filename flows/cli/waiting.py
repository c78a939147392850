"""What has been captured and waits, since the run that captured it is at work or was cut short."""

from duckdb import DuckDBPyConnection

from flows.cli.printing.output import count
from flows.cli.reading import read_one
from tasks.run_folder import live_run_ids, run_paths
from warehouse.archive import Archive


def waiting(connection: DuckDBPyConnection, archive: Archive) -> str | None:
    """Return a sentence on the files that are captured and not in the warehouse; None if there are none."""
    if not run_paths(archive) or not archive.captures_log.exists():
        return None
    found = read_one(connection, "waiting", path=str(archive.captures_log))["file_count"]
    if not found:
        return None
    said = f"{count(found, 'captured file')} {'waits' if found == 1 else 'wait'}"
    if live_run_ids(archive, own=""):
        return f"{said} for the run that is at work to land"
    return f"{said}: a run failed or was cut short, and the next `chancery ingest` goes on with what it had"
