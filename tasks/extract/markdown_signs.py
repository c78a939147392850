"""Whether a text is Markdown, told by its markup."""

import re

# Each kind of mark once: CommonMark 0.31, sections 4.2, 4.5, 6.2, 6.3, and the table extension.
_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} +\S",
        r"^(?:```|~~~)",
        r"(?<!\*)\*\*(?=\S)[^*\n]+(?<=\S)\*\*(?!\*)",
        r"\[[^\]\n]{1,300}\]\((?:[^()\s]|\\\)|\\\()*\)",
        r"^\|? *:?-{3,}:? *\|",
        r"^> \S",
    )
)


def looks_like_markdown(text: str, is_named_so: bool) -> bool:
    """Whether `text` has the marks of Markdown: two kinds, or one of them three times.

    With fewer, the file's name decides (`is_named_so`).
    """
    counts = [len(sign.findall(text)) for sign in _SIGNS]
    if sum(count > 0 for count in counts) >= 2 or max(counts) >= 3:
        return True
    return is_named_so
