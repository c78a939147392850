"""The check flow: is everything in an archive still what it was? It fails if not."""

from prefect import flow
from prefect.runtime import flow_run

from flows.attempts import give_up_in_time
from flows.cli.printing.output import count
from flows.cli.reading import named_archive
from flows.cli.settings import run_settings
from flows.telling.run_artifacts import markdown_artifact
from flows.telling.run_names import check_name
from flows.telling.run_texts import check_text
from schemas.errors import ArchiveDiffers
from schemas.settings import Settings
from schemas.verification import Verification
from tasks.batch_tasks import archive_turn
from tasks.check import check_archive, record_check


def _name() -> str:
    return check_name(flow_run.parameters)


@flow(name="check", flow_run_name=_name, log_prints=False, persist_result=False)
def check(archive: str | None = None, deep: bool = False, settings: Settings | None = None) -> Verification:
    """Recompute everything that can be recomputed; raise `ArchiveDiffers` if anything is not what it was.

    It has the archive for itself meanwhile, as a run that lands has. With `deep`, documents are also derived
    again from their stored originals. What came of it stands in `reports/check.md` of the archive, and after
    those before it in `reports/checks.ndjson`.
    """
    give_up_in_time()
    place = named_archive(archive).resolved
    settings = settings or run_settings(place)
    turn = archive_turn(place, "an integrity check", settings)
    result = check_archive(place, settings, turn, is_deep=deep, tell=lambda _: None)
    told = check_text(result, str(place.root))
    record_check(place, result, told)
    markdown_artifact("check", told, "Is everything in the archive still what it was?")
    if not result.holds:
        first = result.differences[0]
        found = count(len(result.differences), "difference")
        raise ArchiveDiffers(f"{found} in {place.root}; the first: {first.place}: {first.message}")
    return result
