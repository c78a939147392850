"""What somebody may have meant who typed a name that there is not."""

from collections.abc import Iterable


def meant(typed: str, known: Iterable[str], sign: str = "", most: int = 1) -> str:
    """Return `; did you mean …?` with the nearest of the known names, or nothing if none is near.

    `sign` stands before each as it is to be typed (`@`).
    """
    from difflib import get_close_matches  # only mistakes need it

    near = get_close_matches(typed, list(known), n=most)
    return f"; did you mean {' or '.join(sign + each for each in near)}?" if near else ""
