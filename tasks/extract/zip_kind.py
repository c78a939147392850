"""What a ZIP container holds, told from the names of its members."""

import io
import zipfile

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def zip_media_type(content: bytes) -> str:
    """The media type of a Word document, or application/zip for any other container, broken or not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            names = set(container.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return "application/zip"
    return DOCX if {"[Content_Types].xml", "word/document.xml"} <= names else "application/zip"
