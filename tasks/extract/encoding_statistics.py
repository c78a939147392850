"""Which encoding bytes are in when nothing says so: statistics of letters and of NUL bytes."""

import re
from collections import Counter
from math import log

from tasks.extract.garbled import GARBLED, garbled_score

# The letters beyond ASCII of each language, most frequent first (counted in running text); only
# their order is used. Languages that share an order share a line.
_ALPHABETS = (
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",  # Russian, Bulgarian
    "оаиінвтерслкудмпязьбгчйхцїюєжшщфґ",  # Ukrainian
    "аоиенрстјувкдпмлзгбцчшхжљњћђфџ",  # Serbian
    "оіеаўыяьэёщъ",  # Belarusian, as far as it differs
    "éèàêçôîûùâëïœæÿ",  # French
    "áéíóñúü¿¡",  # Spanish
    "ãçáéíõóêúâàô",  # Portuguese
    "äüößé",  # German
    "åäöæøéü",  # Swedish, Danish, Norwegian, Finnish
    "àèùéìò",  # Italian
    "íáéěžřščýůúóťďň",  # Czech
    "áíéčžšýúťľôňäďóĺŕ",  # Slovak
    "łęóążśćńź",  # Polish
    "áéöóőüíúű",  # Hungarian
    "ăîâșțşţ",  # Romanian
    "čšžćđ",  # Croatian, Slovene
    "ışüçğöİâî",  # Turkish
    "ðáíéóþæúýö",  # Icelandic
    "αοιετσνηυρπκμλςωίόγάδέήθύχφώβξζψϊϋΐΰ",  # Greek
    "اليمنوتربعدهسةفقحكأجشصىطخإذضغزءثئظآؤ",  # Arabic
    "ايرندمهوتبسشكزگفخقعجحپچآصطذغضثظژ",  # Persian, as far as its letters have a place
    "יוהלאמרתבשנדכםפחעקצגסטזןךץף",  # Hebrew
)
_SIGNS = "“”‘’„‚«»–—…•·№§°©®™€£\xa0\xad½²³ºª،؛؟ـ\u200c\u200d\u200e\u200f"

_UNKNOWN_SIGN, _UNKNOWN_LETTER, _CONTROL = -7.0, -8.0, -12.0
_COMMON_SIGN, _CAPITAL = -4.0, -0.2
_IMPLAUSIBLE = -5.0

# Log odds before any evidence: how common an encoding is among stored files.
_PRIORS = {
    "windows-1252": 0.0,
    "windows-1251": -1.0,
    "koi8-r": -2.0,
    "koi8-u": -3.0,
    "iso-8859-2": -4.0,
    "windows-1250": -4.0,
    "ibm866": -3.0,
    "iso-8859-5": -4.0,
    "mac-cyrillic": -4.0,
    "windows-1253": -4.0,
    "iso-8859-7": -5.0,
    "windows-1254": -4.0,
    "windows-1255": -4.0,
    "windows-1256": -4.0,
    "iso-8859-6": -5.0,
}

FEWEST = 20
"""Fewer characters beyond ASCII are no evidence against an encoding."""
LEAST_PLAUSIBLE = (-5.0, -4.3)
"""Mean log likelihood of a character beyond ASCII, below which it is of no language that is known; and where
most characters are such, of one alphabet then. Right readings reach -4.8 at worst, and -3.7."""

_SAMPLE_RUNS = 2000
_HIGH_RUN = re.compile(rb"[\x00-\x7f]?[\x80-\xff]{1,200}[\x00-\x7f]?")
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s’‘–—…«»“”\xa0\xad·'\-.,/()](?=[^\W\d_])")
_MIXED_WORD = re.compile(r"[A-Za-zß-öø-ſ][Ͱ-ӿא-ۿ]|[Ͱ-ӿא-ۿ][A-Za-zß-öø-ſ]")
_CAPITAL_INSIDE = re.compile(r"[а-яёіїєґ][А-ЯЁІЇЄҐ]|[a-zß-öø-ÿ][À-ÖØ-Þ]|[ά-ώ][Ά-Ϋ]")
_FINAL_INSIDE = re.compile(r"ς(?=[α-ω])|[ךםןףץ](?=[א-ת])|[ةى](?=[ء-ي])")
"""Forms that letters have at the end of a word only."""


_ODD = (_SIGN_IN_WORD, _MIXED_WORD, _CAPITAL_INSIDE, _FINAL_INSIDE)


def _log_frequencies(alphabet: str) -> dict[str, float]:
    """Log probabilities by Zipf's law over the rank of a letter; capitals are rarer."""
    weights = {letter: 1 / (rank + 1.5) for rank, letter in enumerate(alphabet)}
    total = sum(weights.values())
    lower = {letter: log(weight / total) for letter, weight in weights.items()}
    upper = {letter.upper(): score + _CAPITAL for letter, score in lower.items() if len(letter.upper()) == 1}
    return {**upper, **lower}


_FREQUENCIES = tuple(_log_frequencies(alphabet) for alphabet in _ALPHABETS)


def guess_single_byte(content: bytes) -> str:
    """The likeliest single-byte encoding of a text; windows-1252 when there is no evidence."""
    runs = []
    for number, match in enumerate(_HIGH_RUN.finditer(content)):
        if number == _SAMPLE_RUNS:
            break
        runs.append(match.group())
    sample = b"\n".join(runs)
    return max(_PRIORS, key=lambda name: _PRIORS[name] + _plausibility(sample.decode(name, "replace")))


def is_implausible(text: str, encoding: str) -> bool:
    """Whether a text that was read in one of the encodings that are guessed can hardly be in it."""
    foreign = sum(char > "\x7f" for char in text)
    if encoding not in _PRIORS or foreign < FEWEST:
        return False
    is_most = foreign > sum(map(len, text.split())) / 2
    return _plausibility(text) < LEAST_PLAUSIBLE[is_most] * foreign or garbled_score(text) >= GARBLED


def _plausibility(text: str) -> float:
    """The log likelihood of the letters beyond ASCII in the language that explains them best."""
    counts = Counter(char for char in text if char > "\x7f")
    best = max(sum(n * _score(char, table) for char, n in counts.items()) for table in _FREQUENCIES)
    odd = sum(len(pattern.findall(text)) for pattern in _ODD)
    return best + _IMPLAUSIBLE * odd


def _score(char: str, table: dict[str, float]) -> float:
    if char in table:
        return table[char]
    if char < "\xa0" or char == "\ufffd":
        return _CONTROL
    if char in _SIGNS:
        return _COMMON_SIGN
    return _UNKNOWN_LETTER if char.isalpha() else _UNKNOWN_SIGN


def guess_utf16(content: bytes) -> str | None:
    """`utf-16le` or `utf-16be` for UTF-16 without a byte order mark, else None.

    Such a text has NUL bytes, those of its spaces and line ends, on one side of its units; the side
    tells the byte order. What decodes to control characters or to unassigned ones is no text.
    """
    sample = content[:4096]
    if b"\x00" not in sample or len(sample) < 4:
        return None
    sample = sample[: len(sample) // 2 * 2]
    at_even, at_odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(at_even, at_odd) > max(at_even, at_odd) / 20:
        return None
    encoding = "utf-16le" if at_odd > at_even else "utf-16be"
    text = sample.decode(encoding, "replace")
    plausible = sum(char.isprintable() or char in "\r\n\t\f" for char in text)
    familiar = sum(char < "\u2100" for char in text)
    return encoding if plausible > 0.98 * len(text) and familiar > 0.5 * len(text) else None
