"""Making a rename last."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Have a folder's entries on disk: a rename is durable only when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
