from flows.doctor.machine import GIB, lock_check, memory_check, nearest_folder, room_check
from schemas.settings import Limits, Settings

TWO_WORKERS = Settings(workers=2, memory_bytes=2 * GIB, limits=Limits(memory_bytes=2 * GIB))


def test_little_room_is_doubtful_and_hardly_any_broken():
    assert [room_check("disk", free).state for free in (10 * GIB, GIB, GIB // 8)] == [
        "good",
        "doubtful",
        "broken",
    ]


def test_memory_for_every_worker_at_its_limit_is_enough():
    assert memory_check(4 * GIB, TWO_WORKERS).state == "good"
    assert memory_check(3 * GIB, TWO_WORKERS).state == "doubtful"


def test_memory_that_the_system_does_not_tell_is_no_fault():
    assert memory_check(None, TWO_WORKERS).state == "good"


def test_a_folder_that_cannot_be_written_to_is_broken(tmp_path):
    assert lock_check(tmp_path).state == "good"
    gone = lock_check(tmp_path / "gone")
    assert (gone.state, "--archive" in gone.advice) == ("broken", True)


def test_an_archive_not_yet_made_is_judged_by_the_folder_it_would_be_in(tmp_path):
    assert nearest_folder(tmp_path / "papers" / "archive") == tmp_path
