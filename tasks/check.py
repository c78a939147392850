"""The check of a whole archive: everything recomputed, the outcome written down beside it."""

import json
from contextlib import AbstractContextManager

from schemas.settings import Settings
from schemas.verification import Verification
from tasks.rederive import rederive
from warehouse.archive import Archive
from warehouse.clock import now
from warehouse.verify import Tell, verify_archive


def check_archive(
    archive: Archive, settings: Settings, turn: AbstractContextManager[None], *, is_deep: bool, tell: Tell
) -> Verification:
    """Return what differs in the archive; with `is_deep` documents are derived again from their originals.

    `turn` is held meanwhile: what lands while the files are looked at would differ from itself. Raises
    `ArchiveError` where there is no archive, and then makes none.
    """
    if not archive.root.exists():
        return verify_archive(archive)
    with turn:
        result = verify_archive(archive, None, tell)
        if not is_deep:
            return result
        again = rederive(archive, settings, None, tell)
    return result.model_copy(update={"differences": result.differences + again.differences})


def record_check(archive: Archive, result: Verification, told: str) -> None:
    """Write the outcome for people (`reports/check.md`) and append it to those before (`checks.ndjson`)."""
    archive.reports.mkdir(parents=True, exist_ok=True)
    line = {"checked_at": now().isoformat(timespec="seconds"), "holds": result.holds, **result.model_dump()}
    with (archive.reports / "checks.ndjson").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    building = archive.reports / "check.md.part"
    building.write_text(f"{told}\n", encoding="utf-8")
    building.replace(archive.reports / "check.md")
