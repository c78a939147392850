"""What is said of an original that no reader reads, and how to make it one that is read."""

from schemas.errors import RejectedInput
from tasks.extract.ole_kind import ENCRYPTED

READABLE = "Chancery reads PDF, Word (.docx), mail (.eml), HTML, Markdown, plain text and pictures of text"

_ADVICE = {
    "application/msword": "a Word document of the old kind (.doc): open it and save it as .docx or PDF",
    "application/rtf": "a rich text file (.rtf): open it and save it as .docx or PDF",
    "application/vnd.ms-outlook": "an Outlook message (.msg): open it and save it as .eml",
    "application/vnd.ms-excel": "a spreadsheet (.xls): print it to PDF if it is to be read as a document",
    "application/vnd.ms-powerpoint": "a presentation (.ppt): export it as PDF",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (
        "a spreadsheet (.xlsx): print it to PDF if it is to be read as a document"
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "a presentation (.pptx): export it as PDF"
    ),
    "application/vnd.oasis.opendocument.text": "an OpenDocument text (.odt): save it as .docx or PDF",
    "application/epub+zip": "an e-book (.epub): its chapters are HTML, which is read when unpacked",
    "application/zip": "a ZIP container: unpack it and ingest the folder",
    "application/gzip": "compressed (.gz): unpack it first",
    "application/x-7z-compressed": "a 7z container: unpack it and ingest the folder",
    "application/vnd.rar": "a RAR container: unpack it and ingest the folder",
    "application/mbox": "a mailbox of several messages: export each as a file of its own (.eml)",
    "application/xml": "XML other than XHTML: convert it to HTML or PDF",
    "application/postscript": "PostScript: convert it to PDF",
}


def rejection(media_type: str, name: str) -> RejectedInput:
    """The reason why an original of this type is no document."""
    if media_type == ENCRYPTED:
        message = f"{name} is an office document that does not open without a password; save it without one"
        return RejectedInput("password_required", message)
    if media_type in _ADVICE:
        return RejectedInput("unsupported_media_type", f"{name} is {_ADVICE[media_type]}")
    what = "binary data of an unknown kind" if media_type == "application/octet-stream" else media_type
    return RejectedInput(
        "unsupported_media_type", f"{name} is {what}; {READABLE}: convert it to one of these"
    )
