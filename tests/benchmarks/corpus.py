"""Any number of distinct, realistic texts of 2 to 20 kB, with planted reuse if asked for.

Run: python -m tests.benchmarks.corpus 1000 FOLDER   (texts as NNNNN.txt, what was planted as planted.tsv)
"""

import argparse
import math
import random
import time
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from tests.benchmarks.language_model import LanguageModel
from tests.benchmarks.noise import with_noise
from tests.benchmarks.real_texts import data_folder, real_texts

SHORTEST, LONGEST = 2_000, 20_000
SHORTEST_COPY, LONGEST_COPY = 300, 3_000
FORMULA_LETTERS = 300


@dataclass(frozen=True)
class Reuse:
    """What is planted: the share of texts that carry a copied passage, and of those that end in a formula.

    `noise`: the share of the letters of a copy that are changed, as OCR would.
    """

    copied: float = 0.3
    noise: float = 0.0
    formula: float = 0.2


@dataclass(frozen=True)
class Planted:
    """A passage of one text that was copied into another; offsets in the texts as they are in the corpus."""

    copy_text: int
    copy_start: int
    copy_end: int
    source_text: int
    source_start: int
    source_end: int


@dataclass(frozen=True)
class Corpus:
    """Texts, and what was planted in them; where a text has the formula, it stands at its end."""

    texts: list[str]
    planted: list[Planted]
    formula: str
    with_formula: list[int]


def generate(count: int, reuse: Reuse | None = None, seed: int = 0) -> Corpus:
    """Return a corpus; the same for the same seed, and its texts without reuse a prefix of a larger one's."""
    model = LanguageModel([each.text for each in real_texts(data_folder())], seed)
    rng = random.Random(f"texts {seed}")
    span = math.log(LONGEST / SHORTEST)
    texts = [model.write(rng, int(SHORTEST * math.exp(rng.random() * span))) for _ in range(count)]
    formula = model.write(random.Random(f"formula {seed}"), 2 * FORMULA_LETTERS)
    formula = formula[: _end_after(formula, 0, FORMULA_LETTERS)].replace("\n", " ")
    if reuse is None:
        return Corpus(texts, [], formula, [])
    rng = random.Random(f"reuse {seed}")
    order = rng.sample(range(count), count)
    carriers, sources = order[: int(count * reuse.copied)], order[int(count * reuse.copied) :]
    planted = [_plant(rng, texts, each, rng.choice(sources), reuse.noise) for each in carriers]
    with_formula = sorted(rng.sample(range(count), int(count * reuse.formula)))
    for each in with_formula:
        texts[each] += "\n\n" + formula
    return Corpus(texts, planted, formula, with_formula)


def _plant(rng: random.Random, texts: list[str], carrier: int, source: int, noise: float) -> Planted:
    """Put a passage of the source between two words of the carrier; sources carry nothing themselves."""
    text, original = texts[carrier], texts[source]
    letters = int(SHORTEST_COPY * math.exp(rng.random() * math.log(LONGEST_COPY / SHORTEST_COPY)))
    start = original.find(" ", int(rng.random() * max(0, len(original) - 1.3 * letters))) + 1
    end = _end_after(original, start, letters)
    passage = with_noise(rng, original[start:end], noise)
    place = text.find(" ", rng.randrange(len(text) - 20)) + 1
    texts[carrier] = f"{text[:place]}{passage} {text[place:]}"
    return Planted(carrier, place, place + len(passage), source, start, end)


def _end_after(text: str, start: int, letters: int) -> int:
    """Return the end of the word in which so many letters or digits have gone by."""
    end = start
    while end < len(text) and letters:
        letters -= text[end].isalnum()
        end += 1
    found = text.find(" ", end)
    return len(text) if found < 0 else found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--noise", type=float, default=0.0, help="share of the letters of copies changed")
    asked = arguments.parse_args()
    began = time.perf_counter()
    corpus = generate(asked.count, Reuse(noise=asked.noise), asked.seed)
    seconds = time.perf_counter() - began
    asked.folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(corpus.texts):
        (asked.folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    rows = [[field.name for field in fields(Planted)], *(map(str, astuple(each)) for each in corpus.planted)]
    lines = ["\t".join(row) for row in rows]
    (asked.folder / "planted.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    letters = sum(map(len, corpus.texts))
    print(f"{asked.count:,} texts, {letters:,} characters, {len(corpus.planted):,} copies, {seconds:.1f} s")


if __name__ == "__main__":
    main()
