"""Spellings that a table lacks: of older times, inflected and derived. They are not misreadings."""

from collections.abc import Container, Iterator

SHORTEST = 3
PREFIXES = ("un", "re", "in", "dis")


def is_spelling_of_a_word(word: str, words: Container[str]) -> bool:
    """Whether an unknown English word (`beene`, `dayes`, `sayling`) is a known one in other spelling."""
    if not (word.isalpha() and word.islower()):
        return False
    return any(len(each) >= SHORTEST and each in words for each in _others(word))


def _others(word: str) -> Iterator[str]:
    for ending, instead in (
        ("e", ""),
        ("es", ""),
        ("es", "s"),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
        ("eth", ""),
        ("eth", "e"),
        ("est", ""),
        ("est", "e"),
    ):
        if word.endswith(ending):
            yield word[: -len(ending)] + instead
    for letters, instead in (("ee", "e"), ("oo", "o"), ("y", "i"), ("ie", "y")):
        yield word.replace(letters, instead)
    for prefix in PREFIXES:
        if word.startswith(prefix):
            yield word[len(prefix) :]
