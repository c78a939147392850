"""What is found of known reuse under OCR noise: the essays of PAN 2013, and two OCR runs over one book.

Essays: noise in the suspicious ones; all of them and all sources stand in one archive. A case is found if a
match touches it on both sides; characters count where a match covers them in the copy. Precision is by the
verdicts of a reader (`precision_labels`), among matches of a suspicious text with a source that are no
formula and that were read.

Run: python -m tests.benchmarks.recall [--noise 0 0.05 0.1 0.15] [--both]
"""

import argparse
import random
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.chancery_run import Found, run_chancery, stored_matches
from tests.benchmarks.noise import with_noise_and_places
from tests.benchmarks.precision_labels import RIGHT, UNJUDGED, judged, verdict_on
from tests.benchmarks.real_texts import data_folder
from tests.benchmarks.score import Pair, is_same, named
from tests.benchmarks.task import Task, essays


def noisy(task: Task, share: float, *, both: bool) -> tuple[Task, dict[str, list[int]]]:
    """Return the task with noise in the suspicious texts, or in all, and where each character went."""
    rng = random.Random(f"noise {share}")
    texts: dict[str, str] = {}
    places: dict[str, list[int]] = {}
    for name, text in task.texts.items():
        in_this = share if both or name.startswith("suspicious") else 0.0
        texts[name], places[name] = with_noise_and_places(rng, text, in_this)
    return replace(task, texts=texts, known=[moved(case, places) for case in task.known]), places


def moved(pair: Pair, places: dict[str, list[int]]) -> Pair:
    mine, other = places[pair.text], places[pair.other]
    last, other_last = len(mine) - 1, len(other) - 1
    return replace(
        pair,
        start=mine[pair.start],
        end=mine[min(pair.end, last)],
        other_start=other[pair.other_start],
        other_end=other[min(pair.other_end, other_last)],
    )


def found_in(texts: dict[str, str]) -> tuple[Found, list[Pair], list[Pair]]:
    """Return the run, its matches, and those among them that are no formula."""
    names = {text: name for name, text in texts.items()}
    with TemporaryDirectory() as folder:
        run = run_chancery(list(texts.values()), Path(folder))
        every, own = (stored_matches(Path(folder), with_formulae=each) for each in (True, False))
    return run, named(every, names), named(own, names)


def covered_letters(case: Pair, matches: list[Pair], texts: dict[str, str]) -> tuple[int, int]:
    """Return the letters and digits of a copy that matches cover, and all of them."""
    is_copy_first = case.text.startswith("suspicious")
    name, start, end = (
        (case.text, case.start, case.end) if is_copy_first else (case.other, case.other_start, case.other_end)
    )
    reached: set[int] = set()
    for match in matches:
        low, high = (match.start, match.end) if is_copy_first else (match.other_start, match.other_end)
        reached.update(range(max(low, start), min(high, end)))
    text = texts[name]
    return sum(text[at].isalnum() for at in reached), sum(each.isalnum() for each in text[start:end])


def show_essays(shares: list[float], *, both: bool) -> None:
    print("noise  cases   characters  matches per case  precision  of  seconds")
    for share in shares:
        task, places = noisy(essays(data_folder()), share, both=both)
        run, every, own = found_in(task.texts)
        hits = {case: [match for match in every if is_same(case, match)] for case in task.known}
        letters = [covered_letters(case, matches, task.texts) for case, matches in hits.items()]
        across = [match for match in own if match.text.split("-")[0] != match.other.split("-")[0]]
        labels = {moved(pair, places): verdict for pair, verdict in judged().items()}
        verdicts = [verdict_on(match, task.known, labels) for match in across]
        right, known = sum(each in RIGHT for each in verdicts), sum(each != UNJUDGED for each in verdicts)
        found = [matches for matches in hits.values() if matches]
        covered = sum(reached for reached, _ in letters) / sum(every for _, every in letters)
        per_case = sum(map(len, found)) / len(found)
        print(
            f"{share:5.0%}{len(found) / len(hits):7.3f}{covered:13.3f}{per_case:18.3f}"
            f"{right / max(1, known):11.3f}{known:4}{run.seconds:9.2f}",
            flush=True,
        )


def show_book(folder: Path) -> None:
    paths = sorted((folder / "two-ocrs-of-one-book").glob("*.txt"))
    texts = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in paths}
    run, every, _ = found_in(texts)
    first, second = texts
    shares = []
    for name, ends in (
        (first, [(each.start, each.end) for each in every]),
        (second, [(each.other_start, each.other_end) for each in every]),
    ):
        reached = {at for start, end in ends for at in range(start, end)}
        letters = [at for at, each in enumerate(texts[name]) if each.isalnum()]
        shares.append(sum(at in reached for at in letters) / len(letters))
    print(
        f"two OCR runs over one book: {len(every)} matches cover {shares[0]:.3f} and {shares[1]:.3f} of the"
        f" letters, {run.relations} relation, {run.seconds:.2f} s"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--noise", type=float, nargs="+", default=[0.0, 0.05, 0.1, 0.15])
    arguments.add_argument("--both", action="store_true", help="noise in the sources too")
    asked = arguments.parse_args()
    show_essays(asked.noise, both=asked.both)
    show_book(data_folder())


if __name__ == "__main__":
    main()
