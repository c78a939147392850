"""What notes and letters between governments open and close with: nobody's words, however few have them.

Many documents show which wording is common; of a few, only knowing the forms of the trade does. The forms
are those of the United Nations Correspondence Manual (ST/DCS/4), in the official languages.
"""

import re

from tasks.match.method import LEAST_RELATED_CHARS

SENTENCE = re.compile(r"(?<=[.!?;:。])\s+|\n\s*\n|(?<=。)")
OPENING = re.compile(
    r"presents?\s+(?:its|his|her|their)\s+(?:\w+\s+)?compliments|présente(?:nt)?\s+ses\s+compliments"
    r"|saluda\s+(?:muy\s+)?atentamente|presenta\s+sus\s+(?:saludos|cumplidos)"
    r"|свидетельствует\s+сво[её]\s+уважение|تهدي\s+(?:أطيب\s+)?تحياتها|致意",
    re.IGNORECASE,
)
HONOUR = re.compile(
    r"ha(?:s|ve)\s+the\s+honou?r\s+(?:to|of)|a\s+l['’]honneur\s+de|tiene\s+el\s+honor\s+de|имеет\s+честь"
    r"|تتشرف|谨|荣幸地",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"avails?\s+(?:itself|himself|herself|themselves|myself)\s+of\s+this\s+opportunity"
    r"|assurances?\s+of\s+(?:its|his|her|their|my|our)\s+(?:\w+\s+)?consideration"
    r"|should\s+be\s+grateful\s+if\s+you\s+(?:would|could)\s+(?:kindly\s+)?(?:have|arrange|circulate)"
    r"|saisit\s+(?:cette|l['’])\s*occasion|très\s+haute\s+considération"
    r"|vous\s+serais\s+(?:obligé|reconnaissant)e?\s+de\s+bien\s+vouloir\s+faire\s+distribuer"
    r"|aprovecha\s+(?:la|esta)\s+(?:oportunidad|ocasión)|más\s+(?:alta|distinguida)\s+consideración"
    r"|agradecer[íé]a?\s+que\s+(?:tuviera|se\s+sirviera|hiciera)"
    r"|пользуется\s+(?:этим\s+|настоящим\s+|данным\s+)?(?:случаем|возможностью)|в\s+сво[её]м\s+\w+\s+уважении"
    r"|буду\s+признател(?:ен|ьна)\s+(?:вам\s+)?за"
    r"|تغتنم\s+هذه\s+الفرصة|فائق\s+(?:التقدير|الاحترام)|最崇高的敬意",
    re.IGNORECASE,
)
LONGEST = 2000
"""Characters of a passage that may be nothing else."""


def is_courtesy(words: str) -> bool:
    """Whether a passage is such forms, with less than a sentence besides."""
    if len(words) > LONGEST:
        return False
    besides = "".join(map(_without_forms, SENTENCE.split(words)))
    return len(besides) < len(words) // 2 and sum(map(str.isalnum, besides)) < LEAST_RELATED_CHARS


def _without_forms(sentence: str) -> str:
    """Return what a sentence says besides."""
    if CLOSING.search(sentence):
        return ""
    opening = OPENING.search(sentence)
    if opening is None:
        return sentence
    honour = HONOUR.search(sentence, opening.end())
    return sentence[honour.end() :] if honour else ""
