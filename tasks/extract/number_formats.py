"""Numbers as lists write them (ECMA-376-1, 17.18.59)."""

import re

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ALPHABETS = {
    "Letter": "abcdefghijklmnopqrstuvwxyz",
    "russian": "абвгдежзиклмнопрстуфхцчшщыэюя",
}
_SUPERSCRIPTS = str.maketrans("0123456789ivxlcdm", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐ")
_HIGHEST_ROMAN = 4999
_MOST_REPEATS = 10


def formatted(number: int, style: str) -> str:
    """The number in a format such as `lowerRoman`; formats without letters of their own are decimal."""
    if style in ("lowerRoman", "upperRoman") and 0 < number <= _HIGHEST_ROMAN:
        return _cased(_roman(number), style)
    for name, alphabet in _ALPHABETS.items():
        if re.fullmatch(rf"(?:lower|upper)?{name}(?:Lower|Upper)?", style) and number > 0:
            # Beyond the last letter letters are repeated: z, aa, bb.
            repeats, place = divmod(number - 1, len(alphabet))
            return _cased(alphabet[place] * min(repeats + 1, _MOST_REPEATS), style)
    if style == "decimalZero":
        return f"{number:02d}"
    return "" if style == "none" else str(number)


def raised(mark: str) -> str:
    """The mark of a note in superscript characters, as far as there are such."""
    return mark.translate(_SUPERSCRIPTS)


def _cased(text: str, style: str) -> str:
    return text.upper() if "pper" in style else text


def _roman(number: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)
