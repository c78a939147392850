"""The English word and pair tables of the rule `misreadings`, counted in texts of the public domain.

Run: python -m tests.benchmarks.word_table TITLE FILE [TITLE FILE …]
With --kept FILE it prints which words of a list belong in en_kept.txt.
Only lower-case words count: a name is no word that a misread name should be turned into.
"""

import argparse
import math
import re
from collections import Counter
from pathlib import Path

from tasks.clean.confusions import readings
from tasks.clean.spellings import is_spelling_of_a_word
from tasks.clean.word_table import FOLDER, STEPS, english

WORD = re.compile(r"(?<![\w'’-])[a-z]+(?![\w'’-])")
PAIR = re.compile(r"(?<![\w'’-])(?=([a-z]+) ([a-z]+)(?![\w'’-]))")
ABBREVIATED = re.compile(r"(?<![\w'’-])[a-z]{1,5}(?=\.)")
KEPT = re.compile(r"[a-z]{4,14}")
FEWEST, FEWEST_SHORT = 3, 40
"""How often a word must have been counted; one of up to three letters, which may be an abbreviation, more."""
PAIRS, FEWEST_PAIRS = 60_000, 4
NOTE = """# English {what}. A number is -4 times the natural logarithm of the frequency of what follows.
# Counted by tests/benchmarks/word_table.py in texts of the public domain: {sources}.
"""


def word_frequencies(texts: list[str]) -> dict[str, float]:
    """Return the logarithm of the relative frequency of each word that is kept."""
    counts = Counter(word for text in texts for word in WORD.findall(text))
    abbreviated = Counter(word for text in texts for word in ABBREVIATED.findall(text))
    total = counts.total()
    return {
        word: math.log(count / total)
        for word, count in counts.items()
        if count >= (FEWEST if len(word) > 3 else FEWEST_SHORT)
        and (len(word) > 1 or word in "aio")
        and abbreviated[word] * 2 < count
    }


def pair_frequencies(texts: list[str], words: dict[str, float]) -> dict[tuple[str, str], float]:
    """Return the same for the most frequent pairs of such words."""
    counts = Counter(found.groups() for text in texts for found in PAIR.finditer(text))
    total = sum(len(WORD.findall(text)) for text in texts)
    known = [(pair, count) for pair, count in counts.most_common() if all(word in words for word in pair)]
    return {pair: math.log(count / total) for pair, count in known[:PAIRS] if count >= FEWEST_PAIRS}


def kept_words(path: Path) -> list[str]:
    """Return the words of a list that the rule, knowing only the tables, would take for misreadings."""
    table = english()
    listed = {word for word in path.read_text(encoding="utf-8").split() if KEPT.fullmatch(word)}
    return sorted(
        word
        for word in listed - table.words.keys()
        if not is_spelling_of_a_word(word, table.words) and readings(word, table.words, table.beginnings)
    )


def _grouped(frequencies: dict[str, float]) -> str:
    """Return the words behind their frequency, most frequent first."""
    groups: dict[int, list[str]] = {}
    for word, frequency in frequencies.items():
        groups.setdefault(round(-STEPS * frequency), []).append(word)
    return " ".join(f"{step} {' '.join(sorted(groups[step]))}" for step in sorted(groups))


def _wrapped(text: str) -> str:
    return re.sub(r"(.{90}\S*) ", r"\1\n", text)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kept", type=Path, help="print which words of this list are to be kept, no more")
    arguments.add_argument("sources", nargs="*", help="title and file of each text, in turn")
    if kept := arguments.parse_args().kept:
        print(_wrapped(" ".join(kept_words(kept))))
        return
    asked = arguments.parse_args().sources
    texts = [Path(path).read_text(encoding="utf-8") for path in asked[1::2]]
    note = NOTE.replace("{sources}", "; ".join(asked[::2]))
    words = word_frequencies(texts)
    seconds: dict[str, dict[str, float]] = {}
    for (first, second), frequency in pair_frequencies(texts, words).items():
        seconds.setdefault(first, {})[second] = frequency
    lines = [f"{first}: {_grouped(seconds[first])}" for first in sorted(seconds)]
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "en_words.txt").write_text(
        note.format(what="words") + _wrapped(_grouped(words)) + "\n", encoding="utf-8"
    )
    (FOLDER / "en_pairs.txt").write_text(
        note.format(what="pairs of words, by the first of them") + "\n".join(lines) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
