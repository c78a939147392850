"""The `tesseract` program: where it is, which version, what it can read, what it says of an image.

Its TSV output gives every word with its place in blocks, paragraphs and lines, its box in pixels
and a confidence (tesseract(1), *Config files and augmenting with user data*).
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

from schemas.errors import RejectedInput
from tasks.extract.ocr_process import run_limited

DEFAULT_LANGUAGES = ("eng", "rus", "fra", "spa", "ara", "chi_sim")
"""Read where installed, unless the setting `ocr_languages` names others."""

ORIENTATION = "osd"
NO_LANGUAGES = frozenset({ORIENTATION, "equ", "snum"})
WITH_ORIENTATION, WITHOUT_ORIENTATION = "1", "3"
"""Page segmentation modes: automatic, with and without finding out which side is up."""

ASKING_SECONDS = 20.0
INSTALL = "install tesseract (on Debian: apt-get install tesseract-ocr), then run `chancery quarantine retry`"


@dataclass(frozen=True)
class Tesseract:
    """The program as it is to be called: its path, version, languages (`eng+rus`), and mode."""

    path: str
    version: str
    languages: str
    mode: str

    @property
    def name(self) -> str:
        """What a derivation names: another version or other languages may read other words."""
        return f"tesseract {self.version} ({self.languages})"


def find_tesseract(languages: str = "") -> Tesseract:
    """The installed program for these languages (as `eng+rus`; empty: the default ones).

    Raises RejectedInput `ocr_unavailable` if it or a language is not installed.
    """
    path = shutil.which("tesseract")
    if path is None:
        message = f"Pictures of text, or a garbled text layer, are read by OCR: {INSTALL}."
        raise RejectedInput("ocr_unavailable", message)
    version, installed = _installed(path, os.environ.get("TESSDATA_PREFIX"))
    wanted = languages.split("+") if languages else [each for each in DEFAULT_LANGUAGES if each in installed]
    wanted = wanted or sorted(installed - NO_LANGUAGES)
    missing = [each for each in wanted if each not in installed]
    if missing or not wanted:
        what = f"the language data {', '.join(missing)}" if missing else "any language data"
        raise RejectedInput(
            "ocr_unavailable",
            f"tesseract is there without {what}: install it (on Debian: tesseract-ocr-LANGUAGE) or set"
            " ocr_languages to what `tesseract --list-langs` shows, then `chancery quarantine retry`.",
        )
    mode = WITH_ORIENTATION if ORIENTATION in installed else WITHOUT_ORIENTATION
    return Tesseract(path, version, "+".join(wanted), mode)


@lru_cache(maxsize=8)
def _installed(path: str, data: str | None) -> tuple[str, frozenset[str]]:
    """Version and languages of a program; `data` is where it is told to look for them."""
    version = re.search(r"tesseract v?(\S+)", _said(path, "--version"))
    lines = _said(path, "--list-langs").splitlines()
    return version[1] if version else "of an unknown version", frozenset(
        line.strip() for line in lines if re.fullmatch(r"[\w/-]+", line.strip())
    )


def _said(path: str, question: str) -> str:
    try:
        done = run_limited([path, question], b"", ASKING_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as cause:
        message = f"{path} does not answer to {question}: {INSTALL}."
        raise RejectedInput("ocr_unavailable", message) from cause
    return (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace")


def read_image(
    tesseract: Tesseract,
    image: bytes,
    seconds: float,
    what: str,
    resolution: int = 0,
    frame: int | None = None,
) -> str:
    """The TSV of one image (PNG, JPEG, TIFF, GIF, PNM), or of one frame of a TIFF.

    `what` names it in messages, `resolution` is in pixels per inch (0: as the image says). Raises
    RejectedInput `timeout` or `ocr_failed`.
    """
    command = [tesseract.path, "stdin", "stdout", "-l", tesseract.languages, "--psm", tesseract.mode]
    command += ["--dpi", str(resolution)] if resolution else []
    command += ["-c", f"tessedit_page_number={frame}"] if frame is not None else []
    try:
        done = run_limited([*command, "tsv"], image, seconds)
    except subprocess.TimeoutExpired as cause:
        message = f"OCR of {what} took longer than {seconds:.0f} s; raise limits.seconds_per_scan"
        raise RejectedInput("timeout", message) from cause
    except OSError as cause:
        raise RejectedInput("ocr_failed", f"tesseract cannot be started: {cause}") from cause
    if done.returncode != 0 or not done.stdout.startswith(b"level\t"):
        advice = "open it with another program, and fetch what that saves"
        raise RejectedInput("ocr_failed", f"OCR of {what} failed ({_complaint(done)}): {advice}")
    return done.stdout.decode("utf-8", "replace")


def _complaint(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    if done.returncode < 0:
        return f"tesseract was ended by signal {-done.returncode}"
    return lines[-1][:200] if lines else f"tesseract ended with code {done.returncode} and said nothing"
