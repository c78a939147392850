"""The fetching of one run: files in batches, addresses host by host."""

from collections.abc import Sequence

from flows.rounds import batches
from schemas.capture import Capture
from schemas.settings import Settings
from tasks.batch_tasks import fetch_batch, fetch_web
from tasks.progress import report
from tasks.run_folder import RunFolder
from tasks.sources import Source
from tasks.web.credentials import kept_credentials
from tasks.web.following import Visitor
from tasks.web.politeness import Politeness
from warehouse.archive import Archive


def fetch_sources(
    archive: Archive, folder: RunFolder, sources: Sequence[Source], settings: Settings
) -> list[Capture]:
    """Capture files and addresses, each once; return a capture for every attempt."""
    once = list({source.uri: source for source in sources}.values())
    files = [source for source in once if source.path is not None]
    addresses = [source for source in once if source.path is None]
    captures: list[Capture] = []
    for batch in batches(files, settings.batch_size):
        report("fetch", len(captures), len(files))
        captures += fetch_batch(archive, folder, batch, settings)
    report("fetch", len(files), len(files))
    if addresses:
        visitor = Visitor(settings.web, Politeness(settings.web), credentials=kept_credentials())
        captures += fetch_web(archive, folder, addresses, visitor)
    return captures
