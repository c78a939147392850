"""The fetching of one run: what catalogues lead to, files in batches, addresses host by host."""

from collections.abc import Sequence

from schemas.capture import Capture
from schemas.settings import Settings
from tasks.batch_tasks import fetch_batch, fetch_web, list_sources
from tasks.catalog.reading import Catalog
from tasks.progress import report
from tasks.run_folder import RunFolder
from tasks.sources import Source
from tasks.web.credentials import kept_credentials
from tasks.web.following import Visitor
from tasks.web.politeness import Politeness
from warehouse.archive import Archive


def fetch_sources(
    archive: Archive,
    folder: RunFolder,
    sources: Sequence[Source],
    catalogs: Sequence[Catalog],
    settings: Settings,
) -> list[Capture]:
    """Capture files and addresses, and what catalogues lead to, each once.

    Returns a capture for every attempt at a document; those of listings and catalogues are logged only.
    """
    visitor = Visitor(settings.web, Politeness(settings.web), credentials=kept_credentials())
    offered = [each for catalog in catalogs for each in list_sources(archive, folder, catalog, visitor)]
    once = list({source.uri: source for source in (*offered, *sources)}.values())
    files = [source for source in once if source.path is not None]
    captures: list[Capture] = []
    for start in range(0, len(files), settings.batch_size):
        report("fetch", start, len(files))
        captures += fetch_batch(archive, folder, files[start : start + settings.batch_size], settings)
    report("fetch", len(files), len(files))
    addresses = [source for source in once if source.path is None]
    return captures + (fetch_web(archive, folder, addresses, visitor) if addresses else [])
