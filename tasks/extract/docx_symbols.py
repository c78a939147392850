"""Signs that documents write as places in a symbol font: the characters a reader sees there.

Symbol follows Adobe's Symbol encoding as Unicode maps it (unicode.org, VENDORS/ADOBE/symbol.txt);
of Wingdings the signs that texts use are known: bullets, boxes, ticks, arrows, hands, circled digits.
"""

import re

UNKNOWN = "\ufffd"
PRIVATE = re.compile("[\uf020-\uf0ff]")
"""Where Word puts the places 0x20 to 0xFF of a symbol font."""

_SYMBOL = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_SYMBOL_CODES = {0x20 + place: sign for place, sign in enumerate(_SYMBOL)} | {
    0xA0 + place: sign for place, sign in enumerate(_SYMBOL_HIGH)
}
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x45: "☜", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + place: sign for place, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩")},
}  # fmt: skip


def symbol(code: int, font: str) -> str:
    """The character at a place of a font; U+FFFD where a symbol font has one that is not known here."""
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    name = font.casefold()
    if name.startswith("wingdings") or name.startswith("webdings"):
        return _WINGDINGS.get(place, UNKNOWN) if name == "wingdings" else UNKNOWN
    if name.startswith("symbol") or (place != code and not name):
        return _SYMBOL_CODES.get(place, UNKNOWN)
    if not 0x20 <= place < 0x110000 or 0xD800 <= place < 0xE000:
        return UNKNOWN
    return chr(place)


def readable(text: str, font: str) -> str:
    """The text with the private characters of symbol fonts as what a reader sees."""
    return PRIVATE.sub(lambda found: symbol(ord(found[0]), font or "Symbol"), text)


def bullet(text: str, font: str) -> str:
    """The sign of a bulleted list: a round one where the font has one not known here, or a letter for it."""
    shown = readable(text.strip(), font)
    return "•" if not shown or UNKNOWN in shown or shown.isalnum() else shown
