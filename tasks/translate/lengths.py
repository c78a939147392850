"""How well two lengths fit a translation: Gale & Church 1993, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19(1).

Each letter of one text gives rise to a random number of letters in the other, with mean c and variance
s², so the difference of two lengths, in units of its standard deviation, is normal. Their c is about 1
between European languages and a third between English and Chinese: it is estimated from the two texts.
"""

from math import log, sqrt

VARIANCE = 6.8
"""s², letters per letter of the text (their figure for English with French and German)."""
SPREAD_OF_ANY = 0.8
"""Standard deviation of the logarithm of the ratio of two lengths that have nothing to do with each other."""
WORST = -8.0


def length_evidence(letters: int, other_letters: int, ratio: float) -> float:
    """Return the log-likelihood ratio of two lengths: of a translation, against any two paragraphs.

    `ratio` is c: letters of the other language per letter of the first. The same both ways round, with
    1/c: both lengths are first brought half-way towards each other.
    """
    mine, others = letters * sqrt(ratio), other_letters / sqrt(ratio)
    middle = (mine + others) / 2
    if not min(mine, others):
        return WORST
    delta = (mine - others) / sqrt(VARIANCE * middle)
    delta_of_any = log(mine / others) / SPREAD_OF_ANY
    spread = sqrt(VARIANCE / middle)
    return max(WORST, log(SPREAD_OF_ANY / spread) - delta * delta / 2 + delta_of_any * delta_of_any / 2)
