"""In which language a text is written: by its script, then by its commonest words.

The word lists are the most frequent function words of each language (after the stopword lists of the
Snowball project); Cyrillic languages are told apart by letters that only some of them have.
"""

import re
import unicodedata
from collections import Counter

FUNCTION_WORDS = {
    "en": "the of and to in is that for it as was with be by on not at from are"
    " this which or have an they has",
    "fr": "de la le et les des en un du une que est pour qui dans par sur pas au plus ne"
    " se sont avec ce il aux",
    "es": "de la que el en y los del se las por un para con no una su al lo como más o pero sus le ha este",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das à sua ou",
    "it": "di e il la che in a per un del è non una i le con si da della dei al come sono nel anche gli alla",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch"
    " es an werden",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als bij door naar uit dan maar",
    "pl": "w i na z do się nie że o jest to przez po od za jak dla przy oraz był co ale są ich tym które",
    "cs": "a v se na je z že o s do i k pro za ve by si jsou jako po který od ale při to není podle které",
    "ro": "de şi în a la cu pe o din că să pentru nu un este mai se care sau prin al ale au și fost dintre",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var sig från vi så",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar sonra var en ise ancak her tarafından",
    "fi": "ja on ei että se oli hän joka mutta ovat kun niin tai myös kuin sen ole jos olla sekä mukaan",
    "az": "və bir bu ilə üçün də da olan olaraq ki edən daha hər kimi sonra onun edilmiş tərəfindən",
}
OWN_LETTERS = {
    "uk": "іїєґ",
    "be": "ўі",
    "sr": "ђћјљњџ",
    "mk": "ѓќѕјљњџ",
    "kk": "әғқңөұүһі",
}
"""Letters that Russian does not have. It shares its own ы, э and ё with Belarusian and Kazakh."""
SCRIPT_LANGUAGES = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
}
WORD = re.compile(r"[^\W\d_]+")
NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,200}@\S+")
FEWEST_WORDS = 2
_LISTS = {
    language: frozenset(word for word in words.split() if len(word) > 1)
    for language, words in FUNCTION_WORDS.items()
}


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where there is too little to tell by."""
    text = NOT_WORDS.sub(" ", text)
    script = script_of(text)
    if script == "LATIN":
        return _latin_language(text)
    if script == "CYRILLIC":
        return _cyrillic_language(text)
    if script == "CJK" and re.search("[\u3040-\u30ff]", text):
        return "ja"
    return SCRIPT_LANGUAGES.get(script or "")


def script_of(text: str) -> str | None:
    """Return the script most letters of a text belong to, as the Unicode names call it."""
    words = WORD.findall(text[:4000])
    if not words:
        return None
    if all(word.isascii() for word in words):
        return "LATIN"
    scripts: Counter[str] = Counter()
    for word in words:
        scripts[unicodedata.name(word[0], "").partition(" ")[0]] += len(word)
    return scripts.most_common(1)[0][0]


def _latin_language(text: str) -> str | None:
    words = Counter(word.casefold() for word in WORD.findall(text[:20000]))
    scores = {
        language: sum(words[word] for word in known & words.keys()) for language, known in _LISTS.items()
    }
    (best, score), (_, next_score) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    return best if score >= FEWEST_WORDS and score > next_score else None


def _cyrillic_language(text: str) -> str | None:
    letters = Counter(text[:20000].casefold())
    total = sum(count for letter, count in letters.items() if letter.isalpha())
    if total < 12:
        return None
    scores = {language: sum(letters[letter] for letter in own) for language, own in OWN_LETTERS.items()}
    best = max(scores, key=lambda language: scores[language])
    eastern = sum(letters[letter] for letter in "ыэё")
    if scores[best] * 100 >= total:
        return "be" if best == "uk" and eastern * 100 >= total else best
    if eastern:
        return "ru"
    return "bg" if letters["ъ"] * 100 >= total else None
