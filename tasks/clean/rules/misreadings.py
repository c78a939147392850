"""Rule `misreadings`: a word that OCR misread, where its language, its neighbours and the document agree.

A noisy channel (Shannon 1948; Kernighan, Church & Gale 1990): what was meant is the word that is frequent, in
keeping with its neighbours, and likely to be read as what stands there. The channel is the document's own:
confusions seen in it where there is no doubt (`aud`, `tbe`, which are no words) make the same ones likelier
elsewhere, and only they may change what is a word itself (`bad` for `had`). A text that is not English by its
words, or that shows hardly a misreading, stays as it is; so does any word that stands alone among unknown
ones, and a capitalized one unless it is far likelier to be another.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tasks.clean.confusions import Confusion, Reading, readings
from tasks.clean.draft import Change, Draft, Replace
from tasks.clean.rule import Rule
from tasks.clean.spellings import is_spelling_of_a_word
from tasks.clean.word_table import WordTable, english

WORD = re.compile(r"(?<![\w«»$£!|'’])[^\W_](?:[^\W_]|[«»$£!|](?=[a-z])|-\n(?=[a-z]))*(?!\w)")
"""Letters and digits, with a sign that stands for a letter inside, and over a hyphenated line end."""
FEWEST_KNOWN = 0.45
"""The share of the lower-case words that a text in the language of the table has there, however misread."""
FEWEST_CERTAIN = 3
RAREST_CERTAIN = 1 / 400
"""So many different misreadings beyond doubt, and so many by word, show that a text was read by a machine."""
UNKNOWN, PER_LETTER, LETTERS = -17.5, 2.0, 4
"""The logarithm of the frequency of one word of four letters that is not in the table: a name, a term. With
each letter more there are more such words, and each is rarer."""
CAPITALIZED = 5.0
"""How much more likely a capitalized word is to be none of the table."""
MARGIN_CERTAIN, MARGIN, MARGIN_DOUBTFUL = 4.0, 3.0, 1.0
MARGIN_SECOND = 1.5
"""By how much the reading must be likelier than what stands there, and than the next best reading."""
WEIGHT_OF_SEEN, MOST_SEEN = 1.3, 3.0
SEEN_FOR_WORDS = 2
"""How often a confusion must have been seen to change what is a word itself."""
RARE = -12.0


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands, without the hyphen of a line end."""

    start: int
    end: int
    printed: str
    word: str


@dataclass(frozen=True, slots=True)
class Misreading:
    """A word, what was meant, and how much likelier that is (a difference of logarithms)."""

    token: Token
    meant: str
    confusions: tuple[Confusion, ...]
    evidence: float


@dataclass(frozen=True)
class Reader:
    """A text as a row of words, with what is known of its language and of its confusions."""

    text: str
    tokens: list[Token]
    counts: Counter[str]
    table: WordTable
    noise: float
    seen: Mapping[Confusion, int]
    readings_of: dict[str, dict[str, Reading]]
    """What was worked out already, by word."""

    def misreadings(self, margin: float, among_words: bool) -> list[Misreading]:
        found = (self._misreading(place, among_words) for place in range(len(self.tokens)))
        return [each for each in found if each is not None and each.evidence >= margin]

    def _misreading(self, place: int, among_words: bool) -> Misreading | None:
        token = self.tokens[place]
        if not _may_be_misread(token.word):
            return None
        low = token.word[0].lower() + token.word[1:]
        is_word = low in self.table.words
        if low in self.table.kept or (is_word and not among_words):
            return None
        around = self.tokens[max(place - 2, 0) : place] + self.tokens[place + 1 : place + 3]
        if not any(each.word.lower() in self.table.words for each in around) or not self._is_whole(token):
            return None
        before, after = self._neighbours(place)
        if self._is_part(low, before, after) or (
            not is_word and is_spelling_of_a_word(low, self.table.words)
        ):
            return None
        ranked = sorted(
            (
                (self._likelihood(meant, cost, confusions, before, after), meant, confusions)
                for meant, (cost, confusions) in self._readings(low).items()
                if meant != low and (not is_word or self._were_seen(confusions))
            ),
            reverse=True,
        )
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN_SECOND):
            return None
        likelihood, meant, confusions = ranked[0]
        evidence = likelihood - self._own_likelihood(token, low, before, after)
        if token.word[0].isupper():
            meant = meant[0].upper() + meant[1:]
        return Misreading(token, meant, confusions, evidence)

    def _readings(self, word: str) -> dict[str, Reading]:
        if word not in self.readings_of:
            self.readings_of[word] = readings(word, self.table.words, self.table.beginnings)
        return self.readings_of[word]

    def _likelihood(
        self,
        meant: str,
        cost: float,
        confusions: tuple[Confusion, ...],
        before: str | None,
        after: str | None,
    ) -> float:
        seen = sum(min(MOST_SEEN, WEIGHT_OF_SEEN * math.log1p(self.seen.get(each, 0))) for each in confusions)
        noise = math.log(min(1.0, 20 * self.noise))
        return self.table.words[meant] + self.table.company(before, meant, after) - cost + seen + noise

    def _own_likelihood(self, token: Token, low: str, before: str | None, after: str | None) -> float:
        if low in self.table.words:
            own = self.table.words[low] + self.table.company(before, low, after)
        elif low.lower() in self.table.words:
            own = self.table.words[low.lower()] - 2
        else:
            own = UNKNOWN - PER_LETTER * max(0, len(low) - LETTERS) + math.log(self.counts[token.word])
        return own + (CAPITALIZED if token.word[0].isupper() else 0)

    def _were_seen(self, confusions: tuple[Confusion, ...]) -> bool:
        return all(self.seen.get(each, 0) >= SEEN_FOR_WORDS for each in confusions)

    def _is_whole(self, token: Token) -> bool:
        """Whether this is a word by itself, not half of one that is hyphenated or has an apostrophe."""
        before, after = self.text[max(token.start - 2, 0) : token.start], self.text[token.end : token.end + 2]
        if before.endswith("-") or before == "- " or after.startswith("-"):
            return False
        return not (after[:1] in {"'", "’"} and after[1:].isalpha())

    def _neighbours(self, place: int) -> tuple[str | None, str | None]:
        """Return the words before and behind, where only a blank parts them."""
        token = self.tokens[place]
        has_before = place > 0 and self.text[token.start - 1].isspace()
        has_after = place + 1 < len(self.tokens) and self.text[token.end].isspace()
        return (
            self.tokens[place - 1].word.lower() if has_before else None,
            self.tokens[place + 1].word.lower() if has_after else None,
        )

    def _is_part(self, low: str, before: str | None, after: str | None) -> bool:
        """Whether this rare word makes a whole one with a neighbour: a word with a blank inside."""
        words = self.table.words
        if words.get(low, -math.inf) > RARE:
            return False
        wholes = [before + low if before else "", low + after if after else ""]
        return any(len(whole) > 4 and whole in words for whole in wholes)


def misreadings_of(text: str) -> list[Misreading]:
    """Return what was misread in a text, in order; empty where it does not show that it was read by OCR."""
    return _found(text, MARGIN)


def doubtful_of(text: str) -> list[Misreading]:
    """Return what may well be misread, but for what there is too little evidence to change it."""
    return [each for each in _found(text, MARGIN_DOUBTFUL) if each.evidence < MARGIN]


def _found(text: str, margin: float) -> list[Misreading]:
    table = english()
    tokens = _tokens(text)
    noise = _share_unknown(tokens, table)
    if noise is None:
        return []
    counts = Counter(token.word for token in tokens)
    reader = Reader(text, tokens, counts, table, noise, {}, {})
    certain = reader.misreadings(MARGIN_CERTAIN, among_words=False)
    if len({each.token.word for each in certain}) < max(FEWEST_CERTAIN, RAREST_CERTAIN * len(tokens)):
        return []
    seen = Counter(confusion for each in certain for confusion in each.confusions)
    return replace(reader, seen=seen).misreadings(margin, among_words=True)


def _tokens(text: str) -> list[Token]:
    return [
        Token(found.start(), found.end(), found[0], found[0].replace("-\n", ""))
        for found in WORD.finditer(text)
    ]


def _may_be_misread(word: str) -> bool:
    digits = sum(character.isdigit() for character in word)
    return len(word) > 1 and not word.isupper() and digits * 2 < len(word)


def _share_unknown(tokens: list[Token], table: WordTable) -> float | None:
    """Return how many of the lower-case words are not in the table; None if the language is another."""
    lower = [token.word for token in tokens if token.word.isalpha() and token.word.islower()]
    known = sum(word in table.words for word in lower)
    if not lower or known < FEWEST_KNOWN * len(lower):
        return None
    return max(1 - known / len(lower), 0.002)


def find(draft: Draft) -> list[Change]:
    changes = []
    for each in misreadings_of(draft.text):
        printed = _with_line_end(each.token.printed, each.meant)
        if printed is not None:
            changes.append(Replace(each.token.start, each.token.end, printed))
    return list(changes)


def _with_line_end(printed: str, meant: str) -> str | None:
    """Return what was meant with the line end where it was; None if that place is not to be told."""
    head, hyphen, tail = printed.partition("-\n")
    if not hyphen:
        return meant
    if meant.startswith(head) or len(meant) == len(head) + len(tail):
        return meant[: len(head)] + hyphen + meant[len(head) :]
    return meant[: -len(tail)] + hyphen + tail if meant.endswith(tail) else None


ORDER = 90
RULE = Rule("misreadings", "1", "misread by OCR: this is no such word here, and the letters look alike", find)
