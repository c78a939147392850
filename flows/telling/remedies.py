"""What to do about an input in quarantine, by the code of the reason."""

RETRY = "chancery quarantine retry"

REMEDIES = {
    "ocr_unavailable": "install `tesseract` with the languages of the scan on the machine that runs this",
    "ocr_failed": "look at the scan: if it can be read, `tesseract` on its own will say what is wrong",
    "timeout": "give it longer: setting `limits.seconds`",
    "memory": "give it more memory: setting `limits.memory_bytes`",
    "too_large": "if it is what it should be, allow it more: `limits.output_bytes`, `limits.scans`",
    "password_required": "ask for a copy without a password, and ingest that",
    "empty": "nothing is in it: get it again from where it came from",
    "no_text": "nothing in it can be read as text: get another copy",
    "no_pages": "it has no pages: get it again from where it came from",
    "unreadable": "each says for itself what to do about it",
    "attached_too_deep": "save it, or a mail around it, as a file with a mail program, and ingest that",
    "unsupported_media_type": "save it as PDF, HTML, DOCX or text, and ingest that",
    "extractor_crashed": "a bug in a reader: please report it",
    "extractor_failed": "a bug in a reader: please report it",
    "invalid_document": "a bug in Chancery: please report it",
}

DAMAGED = "it is damaged: get it again from where it came from, and ingest that"
OTHER = "what it says is all there is to know"


def remedy(code: str) -> str:
    """Return what a person can do about inputs that were refused for this reason, in Markdown."""
    return REMEDIES.get(code) or (DAMAGED if code.startswith("malformed") else OTHER)
