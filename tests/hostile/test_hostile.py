"""Whatever is fed to it ends in a document or in a reason; `python -m tests.hostile` feeds all there is."""

from pathlib import Path

import pytest

from schemas.settings import Limits
from tests.hostile.__main__ import is_right, verdicts
from tests.hostile.cases import all_cases

SLOW = ("itself", "in a circle", "xref stream", "nested", "composite with", "thousand", "saves", "quotes")
"""Parts of the names of files that hang the reader or take it long: they are for a run by hand."""


@pytest.mark.usefixtures("without_ocr")
def test_every_hostile_file_ends_in_a_verdict(tmp_path: Path) -> None:
    quick = [
        case for case in all_cases() if not case.is_large and not any(part in case.name for part in SLOW)
    ]
    chosen = quick[::6]
    found = list(verdicts(chosen, tmp_path, Limits()))
    assert len(found) == len(chosen)
    assert not [(case.name, code, said) for case, code, said in found if not is_right(case, code)]
    assert not [case.name for case, code, said in found if code != "derived" and " " not in said]
