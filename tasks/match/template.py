"""Whether two passages are one form filled in twice: the same frame around other figures."""

import re

from tasks.match.edit_distance import similarity
from tasks.match.match_form import form_of

NUMBER = re.compile(r"\d{1,2}\s[^\W\d_]{3,9}\s\d{4}|\d+(?:[.,:/-]\d+)*")
"""A date is one, however it is written."""
LABEL = re.compile(r"^[ \t]*\(?\d{1,3}[.)][ \t]", re.MULTILINE)
"""The number of a paragraph, which another version counts otherwise: no figure that was filled in."""
FEWEST_NUMBERS = 3
LEAST_DIFFERING = 0.4
LEAST_SIMILARITY = 0.85
LEAST_LEAD = 0.4
"""OCR that misreads a tenth of the figures misreads as many letters; a form's frame is far more alike."""
MOST_CHARS_EACH = 80
"""Characters of text to one number: where there are more, the text says more than the figures."""


def is_template(words: str, others: str) -> bool:
    """Whether the numbers of two passages differ and the words around them hardly do."""
    words, others = LABEL.sub("", words), LABEL.sub("", others)
    numbers, other_numbers = NUMBER.findall(words), NUMBER.findall(others)
    fewer = min(len(numbers), len(other_numbers))
    if fewer < FEWEST_NUMBERS or fewer * MOST_CHARS_EACH < min(len(words), len(others)):
        return False
    if len(numbers) == len(other_numbers):
        differing = sum(one != other for one, other in zip(numbers, other_numbers, strict=True))
    else:
        differing = fewer - len(set(numbers) & set(other_numbers))
    if differing < LEAST_DIFFERING * fewer:
        return False
    frames = similarity(*(form_of(NUMBER.sub(" ", each)) for each in (words, others)))
    figures = similarity(*(form_of("".join(each)) for each in (numbers, other_numbers)))
    return frames >= max(LEAST_SIMILARITY, figures + LEAST_LEAD)
