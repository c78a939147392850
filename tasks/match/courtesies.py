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
CLOSINGS = (
    (
        r"avails?\s+(?:itself|himself|herself|themselves|myself)\s+of\s+this\s+opportunity\s+to\s+(?:renew|convey|"
        r"extend|reiterate|express)",
        r"assurances|compliments|consideration",
    ),
    (r"(?:accept|renew)\b", r"assurances?\s+of\s+(?:its|his|her|their|my|our)\s+\w+\s+consideration"),
    (r"should\s+be\s+grateful\s+if\s+you\s+(?:would|could)", r"\bas\s+an?\s+(?:\w+\s+)?document\s+of\s+the"),
    (r"saisit\s+(?:cette|l['’])\s*occasion", r"assurances|considération"),
    (r"obligée?|reconnaissante?", r"distribuer\b.*\bcomme\s+document"),
    (r"aprovecha\s+(?:la|esta)\s+(?:oportunidad|ocasión)", r"seguridades|consideración"),
    (r"agradecer", r"como\s+documento\s+de"),
    (r"пользуется\s+(?:\w+\s+)?(?:случаем|возможностью)", r"уверения|уважени"),
    (r"признател", r"в\s+качестве\s+документа"),
    (r"تغتنم\s+هذه\s+الفرصة", r"تقدير|احترام"),
    (r"顺致", r"敬意"),
)
"""How a closing begins, and what must follow for it to be one and no more: a sentence with both."""
CLOSING = re.compile(
    "|".join(f"(?:{beginning}).*?(?:{complement})" for beginning, complement in CLOSINGS),
    re.IGNORECASE | re.DOTALL,
)
LONGEST = 2000
"""Characters of a passage that may be nothing else."""
LONGEST_SENTENCE = 400


def is_courtesy(words: str) -> bool:
    """Whether a passage is such forms, with less than a sentence besides."""
    if len(words) > LONGEST:
        return False
    besides = "".join(map(_without_forms, SENTENCE.split(words)))
    return len(besides) < len(words) // 2 and sum(map(str.isalnum, besides)) < LEAST_RELATED_CHARS


def _without_forms(sentence: str) -> str:
    """Return what a sentence says besides."""
    if len(sentence) <= LONGEST_SENTENCE and CLOSING.search(sentence):
        return ""
    opening = OPENING.search(sentence)
    if opening is None:
        return sentence
    honour = HONOUR.search(sentence, opening.end())
    return sentence[honour.end() :] if honour else ""
