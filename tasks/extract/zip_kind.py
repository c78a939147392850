"""What a ZIP container holds, told from the names at the heads of its members.

The heads are read from the front (APPNOTE.TXT, 4.3.7): the list at the end is missing where a file was cut,
or where only its first bytes are looked at.
"""

import re

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OFFICE = "application/vnd.openxmlformats-officedocument."

_HEAD_BYTES = 30
_FOLDERS = {
    "word/": DOCX,
    "xl/": f"{_OFFICE}spreadsheetml.sheet",
    "ppt/": f"{_OFFICE}presentationml.presentation",
    "META-INF/MANIFEST.MF": "application/java-archive",
}
_DECLARED = re.compile(rb"application/[a-z0-9.+-]{1,100}")
MOST_MEMBERS = 5000


def zip_media_type(content: bytes) -> str:
    """The media type of an office document, e-book or program; application/zip for any other container.

    OpenDocument files and e-books name their type in a first member, `mimetype`, as it stands.
    """
    names = list(_names(content))
    if names[:1] == ["mimetype"]:
        declared = _DECLARED.match(content, _HEAD_BYTES + len("mimetype") + _extra_bytes(content, 0))
        if declared:
            return declared[0].decode("ascii")
    if "[Content_Types].xml" in names or "META-INF/MANIFEST.MF" in names:
        for folder, media_type in _FOLDERS.items():
            if any(name.startswith(folder) for name in names):
                return media_type
    return "application/zip"


def _names(content: bytes) -> list[str]:
    found: list[str] = []
    place = content.find(b"PK\x03\x04")
    while place >= 0 and len(found) < MOST_MEMBERS:
        length = int.from_bytes(content[place + 26 : place + 28], "little")
        name = content[place + _HEAD_BYTES : place + _HEAD_BYTES + length]
        found.append(name.decode("utf-8", "replace").replace("\\", "/"))
        place = content.find(b"PK\x03\x04", place + 4)
    return found


def _extra_bytes(content: bytes, place: int) -> int:
    return int.from_bytes(content[place + 28 : place + 30], "little")
