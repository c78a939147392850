"""What is in quarantine is tried again, and reaches no further than at first."""

from pathlib import Path

from schemas.settings import Settings
from tasks.obstacles import LEADS_OUT, LINK_TO_NOTHING
from tasks.retry import retried_inputs
from tests.benchmarks.plain_ingest import ingest_plainly
from warehouse.archive import Archive


def test_a_link_is_followed_once_it_leads_somewhere_but_never_out_of_its_folder(tmp_path: Path) -> None:
    archive, folder = Archive(tmp_path / "archive"), tmp_path / "papers"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("b", encoding="utf-8")
    (folder / "outside").symlink_to("../secret.txt")
    for name in ("mended", "still broken", "turned outside"):
        (folder / name).symlink_to(f"{name}.txt")
    ingest_plainly(archive, [folder], Settings(workers=1))
    (folder / "mended.txt").write_text("a", encoding="utf-8")
    (folder / "turned outside.txt").symlink_to("../secret.txt")
    problems = {each.path.name: each.problem for each in retried_inputs(archive, []).sources if each.path}
    assert problems == {
        "mended": None,
        "outside": LEADS_OUT,
        "still broken": LINK_TO_NOTHING,
        "turned outside": LEADS_OUT,
    }
