"""Whether scans can be read: the tesseract program and its languages."""

import shutil
from collections.abc import Iterator

from flows.doctor.check import Check, doubtful, good
from schemas.errors import RejectedInput
from tasks.extract.ocr_tesseract import DEFAULT_LANGUAGES, ORIENTATION, WITH_ORIENTATION, find_tesseract

PACKAGES = "on Debian: apt-get install tesseract-ocr-LANGUAGE, as in tesseract-ocr-fra"


def check_ocr(languages: str) -> Iterator[Check]:
    """Yield how scans would be read with this setting of `ocr_languages`."""
    try:
        tesseract = find_tesseract(languages)
    except RejectedInput as lacking:
        seen = str(lacking) if shutil.which("tesseract") else "is not installed: scans wait in quarantine"
        yield doubtful("tesseract", seen, "on Debian: apt-get install tesseract-ocr")
        return
    yield good("tesseract", f"{tesseract.version} at {tesseract.path}")
    missing = [each for each in DEFAULT_LANGUAGES if each not in tesseract.languages.split("+")]
    if languages or not missing:
        yield good("its languages", tesseract.languages)
    else:
        seen = f"{tesseract.languages}; scans in other languages are read as if they were in these"
        yield doubtful("its languages", seen, f"if you have such scans, {PACKAGES}")
    if tesseract.mode != WITH_ORIENTATION:
        seen = f"the data {ORIENTATION} is missing: scans that lie on their side are not turned"
        yield doubtful("its orientation", seen, "on Debian: apt-get install tesseract-ocr-osd")
