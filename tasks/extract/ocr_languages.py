"""Which of the chosen languages a page is read with.

Each further script makes OCR take some letters for look-alikes of another: with Russian at hand the
symbol of an English paper begins with a Cyrillic А. So a page that was read with all languages and turns
out to be in one script is read again without those of scripts it does not have, and so are the
pages after it, unless OCR is unsure of one.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable

from tasks.extract.ocr_words import OcrPage, OcrWord

LATIN = "LATIN"
SCRIPTS = {
    "CYRILLIC": "rus ukr bel bul srp mkd kaz kir mon tat tgk uzb_cyrl aze_cyrl",
    "ARABIC": "ara fas urd uig pus snd",
    "CJK": "chi_sim chi_tra chi_sim_vert chi_tra_vert jpn jpn_vert kor kor_vert",
    "GREEK": "ell grc",
    "HEBREW": "heb yid",
    "GEORGIAN": "kat kat_old",
    "ARMENIAN": "hye",
    "DEVANAGARI": "hin mar nep san",
    "THAI": "tha",
}
"""Languages as tesseract names them by script, as the Unicode names call it; all others are Latin."""

_SCRIPT_OF = {language: script for script, languages in SCRIPTS.items() for language in languages.split()}
_SAME_SCRIPT = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "FULLWIDTH": "CJK"}

GENUINE_CONFIDENCE, GENUINE_LETTERS = 0.8, 3
"""From these on a word is taken for one of its script and not for a misreading."""

GENUINE_SHARE = 0.02
UNSURE = 0.75


def read_in_its_languages(read: Callable[[str], OcrPage], languages: str, usual: str) -> tuple[OcrPage, str]:
    """A page as `read` with the languages it is in, and those to begin the next page with.

    `languages` are all that may be used, `usual` those with which the page before was read.
    """
    page = read(usual)
    if usual != languages and page.confidence < UNSURE:
        page = max((page, read(languages)), key=lambda each: each.confidence)
    needed = needed_languages(page, languages)
    if needed != languages and _strays(page, needed):
        page = read(needed)
    return page, needed


def needed_languages(page: OcrPage, languages: str) -> str:
    """The languages whose script stands on a page, in their order; Latin ones stay beside any other."""
    letters = Counter[str]()
    genuine = Counter[str]()
    for word in page.words:
        script = _script(word)
        letters[script] += word.letters
        if word.letters >= GENUINE_LETTERS and word.confidence >= GENUINE_CONFIDENCE:
            genuine[script] += word.letters
    scripts = {script for script in genuine if genuine[script] >= GENUINE_SHARE * letters.total()}
    kept = [each for each in languages.split("+") if _SCRIPT_OF.get(each, LATIN) in scripts | {LATIN}]
    return "+".join(kept) if scripts and kept else languages


def _strays(page: OcrPage, needed: str) -> bool:
    """Whether letters stand on a page that none of the needed languages has."""
    scripts = {_SCRIPT_OF.get(each, LATIN) for each in needed.split("+")} | {""}
    return any(_script_of(letter) not in scripts for word in page.words for letter in word.text)


def _script(word: OcrWord) -> str:
    """The script most letters of a word are in; empty for figures and signs."""
    scripts = Counter(script for letter in word.text if (script := _script_of(letter)))
    return scripts.most_common(1)[0][0] if scripts else ""


def _script_of(letter: str) -> str:
    if letter == "№":
        return "CYRILLIC"
    if not letter.isalpha():
        return ""
    if letter.isascii():
        return LATIN
    script = unicodedata.name(letter, "").partition(" ")[0]
    known = script in SCRIPTS or script == LATIN
    return _SAME_SCRIPT.get(script, script if known else "")
