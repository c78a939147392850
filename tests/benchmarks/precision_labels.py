"""What the matcher finds in the essays beyond the labelled copies, by the verdict of a reader.

The labels name only what was planted. The essays were put together from pages of the same web sites, so
that much of what is found besides is copied too; each was read and judged (precision_labels.tsv):

    copy         the same passage of running text in both, which nobody labelled
    copy again   a second alignment of a passage that is a match already
    title        a name or title of some length that both mention
    template     the same frame around other names and figures
    boilerplate  navigation, notices, addresses: what a site puts on each of its pages

Run: python -m tests.benchmarks.precision_labels [--unjudged]
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.chancery_run import run_chancery, stored_matches
from tests.benchmarks.real_texts import data_folder
from tests.benchmarks.score import Pair, is_same, named, ordered
from tests.benchmarks.task import essays

VERDICTS = Path(__file__).with_name("precision_labels.tsv")
LABELLED, UNJUDGED = "labelled", "unjudged"
RIGHT = {LABELLED, "copy", "title"}


def judged() -> dict[Pair, str]:
    """Return the passages that were read, with the verdicts."""
    verdicts = {}
    for line in VERDICTS.read_text(encoding="utf-8").splitlines()[1:]:
        text, start, end, other, other_start, other_end, _, verdict = line.split("\t")
        pair = ordered(text, int(start), int(end), other, int(other_start), int(other_end))
        verdicts[pair] = verdict
    return verdicts


def verdict_on(match: Pair, labelled: Sequence[Pair], verdicts: Mapping[Pair, str]) -> str:
    """Return what is known of a match: of the known passages it agrees with, the nearest one's verdict."""
    if any(is_same(match, each) for each in labelled):
        return LABELLED
    agreeing = [each for each in verdicts if is_same(match, each)]
    nearest = min(agreeing, key=lambda each: _distance(match, each), default=None)
    return UNJUDGED if nearest is None else verdicts[nearest]


def _distance(match: Pair, other: Pair) -> int:
    return (
        abs(match.start - other.start)
        + abs(match.end - other.end)
        + abs(match.other_start - other.other_start)
        + abs(match.other_end - other.other_end)
    )


def kind(match: Pair) -> str:
    """Return which collections a match joins: source and suspicious essays."""
    return f"{match.text.partition('-')[0]} and {match.other.partition('-')[0]}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--unjudged", action="store_true", help="show passages nobody has read yet")
    asked = arguments.parse_args()
    task = essays(data_folder())
    with TemporaryDirectory() as folder:
        run_chancery(list(task.texts.values()), Path(folder))
        names = {text: name for name, text in task.texts.items()}
        rows = stored_matches(Path(folder))
    matches = named(rows, names)
    verdicts = judged()
    found = {match: verdict_on(match, task.known, verdicts) for match in matches}
    for each in sorted({kind(match) for match in matches}):
        counts = Counter(verdict for match, verdict in found.items() if kind(match) == each)
        right = sum(counts[verdict] for verdict in RIGHT)
        known = counts.total() - counts[UNJUDGED]
        print(
            f"{each:28} {right} of {known} right ({right / max(1, known):.3f}): {dict(counts.most_common())}"
        )
    for match in (
        sorted(found, key=lambda each: (each.text, each.other, each.start)) if asked.unjudged else ()
    ):
        if found[match] == UNJUDGED:
            print(f"{match}\n  {task.texts[match.text][match.start : match.end]!r}")
            print(f"  {task.texts[match.other][match.other_start : match.other_end]!r}")


if __name__ == "__main__":
    main()
