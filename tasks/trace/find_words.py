"""Finding words in a text as a person types them."""

import re
import unicodedata

from tasks.trace.slices import Range

ALIKE = ("'’‘ʼ‛", '"“”„«»‟', "-‐‑–—−")
"""Signs that keyboards have one of and print has several."""


def find_words(text: str, words: str) -> list[Range]:
    """Return every place of the words in the text, whatever the case, quotation marks and dashes.

    Between two words may stand any white space, line ends and blank lines too. Nothing is found for
    words that are only white space.
    """
    wanted = unicodedata.normalize("NFC", words).split()
    if not wanted:
        return []
    pattern = r"\s+".join("".join(map(_sign, word)) for word in wanted)
    return [Range(*found.span()) for found in re.finditer(pattern, text, re.IGNORECASE)]


def _sign(character: str) -> str:
    for signs in ALIKE:
        if character in signs:
            return f"[{re.escape(signs)}]"
    return re.escape(character)
