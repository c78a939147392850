"""What a document says of its own translation: "Original: French", "translated from Russian", "unofficial
translation", in the languages in which such notes are common.

Only short passages are read: a long one that speaks of translations speaks of others.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_NOTE = 160

_LANGUAGES = {
    "en": "english anglais inglés inglese englisch английск английск англійськ 英文 英语 الإنكليزية إنكليزي",
    "fr": "french français francés francese französisch французск французьк 法文 法语 الفرنسية فرنسي",
    "ru": "russian russe ruso russo russisch русск російськ 俄文 俄语 الروسية روسي",
    "es": "spanish espagnol español spagnolo spanisch испанск іспанськ 西班牙文 西班牙语 الإسبانية إسباني",
    "ar": "arabic arabe árabe arabo arabisch арабск арабськ 阿拉伯文 阿拉伯语 العربية عربي",
    "zh": "chinese chinois chino cinese chinesisch китайск китайськ 中文 汉语 الصينية صيني",
    "de": "german allemand alemán tedesco deutsch немецк німецьк 德文 德语 الألمانية ألماني",
    "uk": "ukrainian ukrainien ucraniano ucraino ukrainisch украинск українськ 乌克兰文 乌克兰语",
    "it": "italian italien italiano italienisch итальянск італійськ",
    "pt": "portuguese portugais portugués portoghese portugiesisch португальск португальськ",
    "az": "azerbaijani azeri azerbaïdjanais azerbaiyano aserbaidschanisch азербайджанск азербайджанськ",
    "hy": "armenian arménien armenio armenisch армянск вірменськ",
    "ka": "georgian géorgien georgiano georgisch грузинск грузинськ",
    "tr": "turkish turc turco türkisch турецк турецьк",
    "el": "greek grec griego greco griechisch греческ грецьк ελληνικ",
    "pl": "polish polonais polaco polacco polnisch польск польськ",
    "ja": "japanese japonais japonés giapponese japanisch японск японськ",
    "fa": "persian farsi persan persa persisch персидск перськ",
    "he": "hebrew hébreu hebreo ebraico hebräisch",
}
_CODES = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
_NAME = "|".join(sorted(_CODES, key=len, reverse=True))
_ORIGINAL = re.compile(
    rf"(?:\boriginal|\boriginale|оригинал|язык оригинала|подлинн\w+(?: текст)?(?: на)?|原文|الأصل)"
    rf"\s*[:：]\s*(?:in |en |на |بـ?)?(?P<language>{_NAME})",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:\btranslat(?:ed|ion) from(?: the)?|\btradui[ts]e?s? (?:de l['’]|du |de )|\btraducid[oa]s? del?"
    rf"|\btraducción del|\btradotto dal(?:l['’])?|\bübersetz(?:t|ung) aus dem|перев(?:од|едено|ёл)\w* с"
    rf"|переклад\w* з|译自)\s*(?P<language>{_NAME})",
    re.IGNORECASE,
)
_TRANSLATION = re.compile(
    r"\b(?:un|non-)?official (?:english )?translation\b|\bcourtesy translation\b"
    r"|\btraduction (?:non )?officielle\b|\btraduction de courtoisie\b|\btraducción (?:no )?oficial\b"
    r"|\btraduzione non ufficiale\b|\b(?:in|nicht ?)offizielle übersetzung\b|\bnichtamtliche übersetzung\b"
    r"|неофициальный перевод|неофіційний переклад|非正式(?:译文|翻译)|ترجمة غير رسمية",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """`originals`: languages said to be the original's; `translated`: languages in which it says that
    what stands there is a translation.
    """

    originals: frozenset[str] = frozenset()
    translated: frozenset[str] = frozenset()

    def makes_translation(self, language: str, other_language: str) -> bool:
        """Return whether its text in one language is said to translate one in the other."""
        return self.originals == {other_language} or language in self.translated


def said_in(passages: Iterable[tuple[str | None, str]]) -> Said:
    """Return what passages, each with its language, say of the document's translation."""
    originals: set[str] = set()
    translated: set[str] = set()
    for language, text in passages:
        if len(text) > LONGEST_NOTE:
            continue
        for pattern in (_ORIGINAL, _FROM):
            originals.update(_code(found["language"]) for found in pattern.finditer(text))
        if language and (_TRANSLATION.search(text) or _FROM.search(text)):
            translated.add(language)
    return Said(frozenset(originals), frozenset(translated))


def _code(name: str) -> str:
    """Return the code of a language; a dotless or a dotted capital i, which match an i, are read as one."""
    return _CODES[name.replace("ı", "i").replace("İ", "i").casefold()]
