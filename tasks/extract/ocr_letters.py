"""What the shapes of letters tell about a word's box: how high it is, and whether it has a foot.

In shares of the font size, as in the text faces of the last two centuries (Times, Garamond, their
Cyrillics): capitals and ascenders reach 0.67 above the baseline, small letters 0.45, descenders
0.22 below it.
"""

ASCENDERS = frozenset("bdfhklijt" + "бёйф" + "ßþðđł" + "!?/()[]{}&%$§|\"'“”‘’«»")
DESCENDERS = frozenset("gjpqyçşţ" + "рудфцщ" + ",;()[]{}|/§Q")
ASCENT, X_HEIGHT, DESCENT = 0.67, 0.45, 0.22
SQUARE, OTHER_SCRIPT, FLAT = 0.9, 0.8, 0.4
"""Ideographs and kana fill their square; other scripts are taken as a whole; dashes are flat."""

RIGHT_TO_LEFT = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufeff"))


def box_height(word: str) -> float:
    """How high the box of a word is, in shares of its font size."""
    letters = [character for character in word if not character.isspace()]
    if any("\u2e80" <= character <= "\u9fff" for character in letters):
        return SQUARE
    if any("\u0530" <= character <= "\u1dff" for character in letters):
        return OTHER_SCRIPT
    small = any(character.islower() for character in letters)
    high = any(character in ASCENDERS or _is_capital(character) for character in letters)
    low = any(character in DESCENDERS for character in letters)
    if not (small or high or low):
        return FLAT
    return (ASCENT if high else X_HEIGHT) + (DESCENT if low else 0.0)


def _is_capital(character: str) -> bool:
    return character.isupper() or character.isdigit()


def stands_on_baseline(word: str) -> bool:
    """Whether the foot of a word's box is its baseline: letters, and none that goes below."""
    return any(map(str.isalnum, word)) and not any(
        character in DESCENDERS or "\u0530" <= character <= "\u9fff" for character in word
    )


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text are of a script written from right to left."""
    letters = [character for character in text if character.isalpha()]
    turned = sum(any(low <= character <= high for low, high in RIGHT_TO_LEFT) for character in letters)
    return 2 * turned > len(letters)
