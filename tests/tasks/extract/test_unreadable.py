"""What no reader reads says what it is and how to make it one that is read."""

import pytest

from tasks.extract.unreadable import rejection


@pytest.mark.parametrize(
    ("media_type", "code", "advice"),
    [
        ("application/msword", "unsupported_media_type", "save it as .docx or PDF"),
        ("application/zip", "unsupported_media_type", "unpack it"),
        ("application/encrypted-package", "password_required", "without a password"),
        ("application/x-ole-storage", "unsupported_media_type", "Chancery reads PDF, Word"),
        ("application/octet-stream", "unsupported_media_type", "binary data of an unknown kind"),
    ],
)
def test_a_rejection_says_what_the_file_is_and_what_to_do(media_type: str, code: str, advice: str) -> None:
    rejected = rejection(media_type, "annex.bin")
    assert rejected.code == code
    assert str(rejected).startswith("annex.bin is ") and advice in str(rejected)
