"""A word-level model of English whose texts repeat each other by chance as often as real ones do.

A Markov chain over a small collection quotes it: where a word was seen once, so was what follows, and two
texts soon share whole sentences. Here phrases of a few words are taken as they stand, but only the
commonest words are kept in them; the others are replaced by words of the text's own vocabulary. That is
drawn from three sources, general words, the words of a topic (a real text), and invented ones made of the
beginnings and endings of real words, and used with the frequencies of Zipf's law, so that a text keeps
coming back to its words.
"""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

SLOT = "\0"
"""Stands in a phrase for a word that each text fills in from its own vocabulary."""
FEWEST_TOPIC_WORDS = 50
LONGEST_WORD = 24
NOT_PROSE = set("/<>=@{}_|")
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Settings:
    """What the chance of repetition depends on; the defaults are fitted (see `chance.py`)."""

    common_words: int = 2000
    phrase_lengths: tuple[int, ...] = (2, 3, 4, 5)
    vocabulary: int = 700
    topic_share: float = 0.35
    invented_share: float = 0.35
    invented_words: int = 200_000


class LanguageModel:
    """Learnt once from real texts; writes any number of texts."""

    def __init__(self, texts: Sequence[str], seed: int = 0, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        texts = [" ".join(word for word in text.split() if _is_word(word)) for text in texts]
        words = [WORD.findall(text.casefold()) for text in texts]
        counts = Counter(chain.from_iterable(words))
        common = {word for word, _ in counts.most_common(self.settings.common_words)}
        self.skeleton = [
            WORD.sub(lambda found: found[0] if found[0].casefold() in common else SLOT, word)
            for text in texts
            for word in text.split()
        ]
        rarer = [[word for word in each if word not in common] for each in words]
        self.topics = [topic for topic in rarer if len(topic) >= FEWEST_TOPIC_WORDS]
        self.general = list(chain.from_iterable(self.topics))
        self.invented = self._invented(random.Random(f"invented {seed}"))

    def write(self, rng: random.Random, length: int) -> str:
        """Return a text of about so many characters, cut at a word."""
        phrases = self._phrases(rng, length)
        parts = " ".join(phrases).split(SLOT)
        fill = iter(self._fill(rng, len(parts)))
        text = "".join(chain.from_iterable(zip(parts, fill, strict=False)))
        text = text[: length + 1]
        return text[: max(text.rfind(" "), text.rfind("\n"))].strip() if len(text) > length else text

    def _phrases(self, rng: random.Random, length: int) -> list[str]:
        """Return phrases enough for a text of this length, every now and then one that ends a paragraph."""
        lengths = self.settings.phrase_lengths
        count = length // (4 * min(lengths)) + 10
        starts = rng.choices(range(len(self.skeleton) - max(lengths)), k=count)
        spans = rng.choices(lengths, k=count)
        phrases, total = [], 0
        for start, span in zip(starts, spans, strict=True):
            phrases.append(" ".join(self.skeleton[start : start + span]))
            total += len(phrases[-1]) + 1 + 6 * phrases[-1].count(SLOT)
            if total > length:
                break
        for place in range(40, len(phrases), 40):
            phrases[place] += ".\n\n"
        return phrases

    def _fill(self, rng: random.Random, count: int) -> list[str]:
        """Return words of a vocabulary drawn for one text, the first of them far more often than the last."""
        own = self.settings
        size = min(own.vocabulary, 50 + count // 2)
        topical, invented = int(size * own.topic_share), int(size * own.invented_share)
        words = rng.choices(rng.choice(self.topics), k=topical) + rng.choices(self.invented, k=invented)
        words += rng.choices(self.general, k=size - len(words))
        rng.shuffle(words)
        weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
        return rng.choices(words, cum_weights=weights, k=count)

    def _invented(self, rng: random.Random) -> list[str]:
        """Return words that have the beginning of one real word and the ending of another."""
        count = self.settings.invented_words
        beginnings, endings = rng.choices(self.general, k=count), rng.choices(self.general, k=count)
        cuts, tails = rng.choices((2, 3, 4, 5), k=count), rng.choices((2, 3, 4), k=count)
        return [
            beginning[:cut] + ending[-tail:]
            for beginning, ending, cut, tail in zip(beginnings, endings, cuts, tails, strict=True)
        ]


def _is_word(word: str) -> bool:
    """Tell words, with what punctuation stands about them, from addresses and program text."""
    return len(word) <= LONGEST_WORD and NOT_PROSE.isdisjoint(word)
