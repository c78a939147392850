"""How well two lengths fit a translation: Gale & Church 1993, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19(1).

Each letter of one text gives rise to a random number of letters in the other, with mean c and variance
s², so the difference of two lengths, in units of its standard deviation, is normal. Their c is about 1
between European languages and a third between English and Chinese: it is estimated from the two texts.
"""

from collections.abc import Sequence
from math import log, sqrt
from statistics import pvariance

VARIANCE = 6.8
"""s², letters per letter of the text (their figure for English with French and German)."""
SPREAD_OF_ANY = 0.8
"""Standard deviation of the logarithm of the ratio of two lengths that have nothing to do with each other."""
WEIGHT_OF_ANY = 4
"""How many paragraphs of a text it takes to know its own spread as well as that of any."""
WORST = -8.0


def spread_of(letters: Sequence[int], other_letters: Sequence[int]) -> float:
    """Return the standard deviation of the logarithm of the ratio of any two lengths of two texts.

    In texts whose paragraphs are all of one length, that two are as long says nothing. It is taken to be no
    more than usual: a single long paragraph among short ones would make every pair of short ones a find.
    """
    known = [[log(count) for count in side if count] for side in (letters, other_letters)]
    variance = sum(pvariance(side) for side in known if side)
    weight = min(len(side) for side in known) - 1
    seen = sqrt((WEIGHT_OF_ANY * SPREAD_OF_ANY**2 + weight * variance) / (WEIGHT_OF_ANY + weight))
    return min(SPREAD_OF_ANY, seen)


def length_evidence(letters: int, other_letters: int, ratio: float, spread_of_any: float) -> float:
    """Return the log-likelihood ratio of two lengths: of a translation, against any two paragraphs.

    `ratio` is c: letters of the other language per letter of the first. The same both ways round, with
    1/c: both lengths are first brought half-way towards each other.
    """
    mine, others = letters * sqrt(ratio), other_letters / sqrt(ratio)
    middle = (mine + others) / 2
    if not min(mine, others):
        return WORST
    delta = (mine - others) / sqrt(VARIANCE * middle)
    delta_of_any = log(mine / others) / spread_of_any
    spread = sqrt(VARIANCE / middle)
    if spread >= spread_of_any:
        return max(WORST, min(0.0, -delta * delta / 2 + delta_of_any * delta_of_any / 2))
    return max(WORST, log(spread_of_any / spread) - delta * delta / 2 + delta_of_any * delta_of_any / 2)
