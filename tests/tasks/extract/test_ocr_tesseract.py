"""Whatever the OCR program does or lacks ends in a code and a sentence on what to do."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.errors import RejectedInput
from tasks.extract.ocr_tesseract import Tesseract, find_tesseract, read_image

ANSWERS = '[ "$1" = --version ] && echo "tesseract 9.9.9" && exit\n'
LANGUAGES = "[ \"$1\" = --list-langs ] && printf 'List of languages (3):\\neng\\nosd\\ndeu\\n' && exit\n"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a program called tesseract may be put; no other is to be found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "tesseract"


def put(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    program.chmod(0o755)


def refusal(languages: str = "") -> RejectedInput:
    with pytest.raises(RejectedInput) as caught:
        find_tesseract(languages)
    return caught.value


def reading(program: Path, script: str, seconds: float = 20) -> RejectedInput:
    put(program, script)
    with pytest.raises(RejectedInput) as caught:
        read_image(Tesseract(str(program), "9", "eng", "1"), b"P5 1 1 255 ", seconds, "page 3")
    return caught.value


def test_without_the_program_ocr_is_unavailable_and_the_message_says_what_to_install(program: Path) -> None:
    refused = refusal()
    assert refused.code == "ocr_unavailable"
    assert "apt-get install tesseract-ocr" in str(refused) and "quarantine retry" in str(refused)


def test_the_installed_ones_of_the_default_languages_are_used(program: Path) -> None:
    put(program, ANSWERS + LANGUAGES)
    found = find_tesseract()
    assert (found.version, found.languages, found.mode) == ("9.9.9", "eng", "1")
    assert found.name == "tesseract 9.9.9 (eng)"


def test_the_setting_names_other_languages(program: Path) -> None:
    put(program, ANSWERS + LANGUAGES)
    assert find_tesseract("deu+eng").languages == "deu+eng"


def test_a_missing_language_is_named(program: Path) -> None:
    put(program, ANSWERS + LANGUAGES)
    refused = refusal("deu+kat")
    assert refused.code == "ocr_unavailable"
    assert "kat" in str(refused) and "deu" not in str(refused)


def test_a_program_without_language_data_is_no_help(program: Path) -> None:
    put(program, ANSWERS + '[ "$1" = --list-langs ] && echo "List of available languages (0):"\n')
    assert refusal().code == "ocr_unavailable"


def test_a_page_that_takes_too_long_is_given_up(program: Path) -> None:
    refused = reading(program, "exec /bin/sleep 60\n", seconds=0.3)
    assert refused.code == "timeout"
    assert "page 3" in str(refused) and "limits.seconds_per_scan" in str(refused)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'Error opening data file' >&2; exit 1\n", "Error opening data file"),
        ("kill -SEGV $$\n", "signal 11"),
        ("exit 0\n", "said nothing"),
        ("echo not a table\n", "page 3"),
        ("/bin/cat /dev/zero | /usr/bin/head -c 100000\n", "page 3"),
    ],
)
def test_a_crash_or_nonsense_is_a_failure_with_its_reason(program: Path, script: str, said: str) -> None:
    refused = reading(program, script)
    assert refused.code == "ocr_failed"
    assert said in str(refused)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a program that its parent died")
def test_the_program_dies_with_its_caller(program: Path, tmp_path: Path) -> None:
    put(program, f"echo $$ > {tmp_path}/pid\nexec /bin/sleep 60\n")
    call = f"from tasks.extract.ocr_process import run_limited; run_limited([{str(program)!r}], b'', 60)"
    caller = subprocess.Popen([sys.executable, "-c", call], cwd=Path(__file__).parents[3])
    pid = tmp_path / "pid"
    _until(lambda: pid.exists() and bool(pid.read_text().strip()))
    caller.kill()
    caller.wait()
    _until(lambda: not _is_alive(int(pid.read_text())))


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _is_alive(pid: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet is dead all the same."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
