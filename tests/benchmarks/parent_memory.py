"""The most memory that the process of the command takes while many documents go through it.

Run as `python -m tests.benchmarks.parent_memory [COUNT]`: makes so many texts that repeat passages of one
another, ingests them with the command, and prints the parent's peak as the kernel tells it (VmHWM).
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import REPOSITORY, Chancery
from tests.tasks.conftest import invented_prose

WORDS, SHARED = 400, 60


def written(folder: Path, count: int) -> list[Path]:
    """Write texts of some 400 words; every fifth carries a passage that others have too."""
    rng = random.Random(1)
    passages = [invented_prose(rng, SHARED) for _ in range(max(count // 20, 1))]
    paths = []
    for number in range(count):
        parts = [f"Note {number}", invented_prose(rng, WORDS)]
        parts += [rng.choice(passages)] * (number % 5 == 0)
        paths.append(folder / f"note-{number:05}.txt")
        paths[-1].write_text("\n\n".join(parts), encoding="utf-8")
    return paths


def peak_bytes(process_id: int) -> int:
    """Return the peak resident size of a process; 0 once it is gone."""
    try:
        lines = Path(f"/proc/{process_id}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as place:
        texts = Path(place, "texts")
        texts.mkdir()
        written(texts, count)
        chancery = Chancery(Path(place, "archive"))
        begun = time.monotonic()
        running = subprocess.Popen(
            chancery.line("ingest", texts, "--json"),
            env=chancery.environment,
            cwd=REPOSITORY,
            stdout=subprocess.DEVNULL,
        )
        peak = 0
        while running.poll() is None:
            peak = max(peak, peak_bytes(running.pid))
            time.sleep(0.05)
        assert running.returncode == 0
        seconds = time.monotonic() - begun
    print(f"{count} documents in {seconds:.0f} s, the parent's peak was {peak / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
