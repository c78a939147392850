"""The documents that stand beside the tests, and those among them that cannot be read."""

from pathlib import Path

DOCUMENTS = Path(__file__).parent / "documents"
SAMPLES = sorted(path for path in DOCUMENTS.iterdir() if path.is_file() and not path.name.startswith("."))
BROKEN = DOCUMENTS / "broken"
