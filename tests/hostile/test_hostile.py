"""Whatever is fed to it ends in a document or in a reason; `python -m tests.hostile` feeds all there is."""

from pathlib import Path

import pytest

from schemas.settings import Limits
from tests.hostile.__main__ import is_right, verdicts
from tests.hostile.cases import all_cases

EVERY = 6
"""All that are not slow take half a minute."""


@pytest.mark.usefixtures("without_ocr")
def test_every_sixth_hostile_file_that_is_not_slow_ends_in_a_verdict(tmp_path: Path) -> None:
    chosen = [case for case in all_cases() if not case.is_slow][::EVERY]
    found = list(verdicts(chosen, tmp_path, Limits()))
    assert len(found) == len(chosen)
    assert not [(case.name, code, said) for case, code, said in found if not is_right(case, code)]
    assert not [case.name for case, code, said in found if code != "derived" and " " not in said]
