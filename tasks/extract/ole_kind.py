"""What a compound file ([MS-CFB]) holds, told from the names of its streams."""

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GENERIC = "application/x-ole-storage"
ENCRYPTED = "application/encrypted-package"

# A protected office document is a package within a compound file ([MS-OFFCRYPTO], 2.3.4.4).
_STREAMS = {
    "EncryptedPackage": ENCRYPTED,
    "WordDocument": "application/msword",
    "Workbook": "application/vnd.ms-excel",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
    "__properties_version1.0": "application/vnd.ms-outlook",
}


def ole_media_type(content: bytes) -> str:
    """The media type of an office document of the old kind or an Outlook message; else a generic one."""
    for stream, media_type in _STREAMS.items():
        if stream.encode("utf-16le") in content:
            return media_type
    return GENERIC
