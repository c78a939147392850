"""How much two texts share by chance: real ones of different origin, and generated ones of the same lengths.

Run: python -m tests.benchmarks.chance
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.match.match_form import form_of
from tests.benchmarks.language_model import LanguageModel
from tests.benchmarks.real_texts import data_folder, real_texts

LONGEST = 20_000
COPIED = 40
"""Two texts that share so many letters in a row are not unrelated; the pair is left out."""


@dataclass(frozen=True)
class Sharing:
    """Substrings shared per pair of texts of 10,000 letters each, and how concentrated they are."""

    texts: int
    letters: int
    pairs: int
    shared: float
    of_common: float
    pairs_sharing: float


def sharing(forms: Sequence[str], length: int) -> Sharing:
    """Count the substrings of a length that pairs of forms share, each once per pair.

    `of_common`: the share of them that stand in 2 % of the texts or more (and in three). `pairs_sharing`:
    the share of pairs that have one at all.
    """
    places: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        for gram in _grams(form, length):
            places.setdefault(gram, []).append(number)
    counts: Counter[tuple[int, int]] = Counter()
    common: Counter[tuple[int, int]] = Counter()
    copied = _copied_pairs(forms)
    for numbers in places.values():
        if len(numbers) < 2:
            continue
        pairs = [(a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :] if (a, b) not in copied]
        counts.update(pairs)
        if len(numbers) >= max(3, 0.02 * len(forms)):
            common.update(pairs)
    sizes = [len(form) for form in forms]
    every = len(forms) * (len(forms) - 1) // 2 - len(copied)
    products = (sum(sizes) ** 2 - sum(size**2 for size in sizes)) / 2
    products -= sum(sizes[a] * sizes[b] for a, b in copied)
    total = counts.total()
    return Sharing(
        texts=len(forms),
        letters=sum(sizes),
        pairs=every,
        shared=total / products * 1e8,
        of_common=common.total() / total if total else 0.0,
        pairs_sharing=len(counts) / every,
    )


def _grams(form: str, length: int) -> set[str]:
    return {form[start : start + length] for start in range(len(form) - length + 1)}


def _copied_pairs(forms: Sequence[str]) -> set[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        for gram in _grams(form, COPIED):
            places.setdefault(gram, []).append(number)
    return {(a, b) for numbers in places.values() for at, a in enumerate(numbers) for b in numbers[at + 1 :]}


def main() -> None:
    real = real_texts(data_folder())
    model = LanguageModel([each.text for each in real])
    kinds = sorted({each.origin for each in real})
    columns = f"{'per 10k²':>8} {'in ≥2 %':>8} {'pairs':>6}"
    print(f"{'':49}  | shared 12 letters        | shared 19 letters")
    print(f"{'texts':34}{'n':>5}{'letters':>10}  | {columns} | {columns}")
    for kind in [*kinds, "all"]:
        mine = [each.text[:LONGEST] for each in real if kind in (each.origin, "all")]
        rng = random.Random(kind)
        for label, texts in (("real", mine), ("generated", [model.write(rng, len(text)) for text in mine])):
            forms = [form_of(text) for text in texts]
            short, long = sharing(forms, 12), sharing(forms, 19)
            print(
                f"{kind + ', ' + label:34}{short.texts:5}{short.letters:10,}  | {short.shared:8.2f} "
                f"{short.of_common:8.2f} {short.pairs_sharing:6.3f} | {long.shared:8.2f} "
                f"{long.of_common:8.2f} {long.pairs_sharing:6.3f}"
            )


if __name__ == "__main__":
    main()
