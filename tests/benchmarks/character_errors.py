"""How many character errors cleaning takes away or adds: all rules together, and each of them alone.

Run: python -m tests.benchmarks.character_errors [SET …]   with CHANCERY_TEST_DATA, whose ocr/SET.jsonl holds
`noisy` and `truth` (ICDAR 2017 and 2019 post-OCR sets, Overproof). The error rate is micro-averaged: the edit
distance of all documents by the length of all truths. White space counts as one blank. The truth keeps the
hyphens of line ends, so that a word joined over one would count as two errors: both sides are compared
without such hyphens, and `as printed` gives the same rate with them.
"""

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path

from tasks.clean.clean import clean, known_rules
from tasks.clean.draft import Draft
from tasks.match.edit_distance import edit_distance
from tests.benchmarks.real_texts import data_folder

LINE_END = re.compile(r"(?<=\w)[-‐‑¬][ \t]*\n\s*")


@dataclass
class Score:
    """Errors before and after, of how many documents, and how many of these have more of them after."""

    before: int = 0
    after: int = 0
    letters: int = 0
    documents: int = 0
    worse: int = 0

    def add(self, before: int, after: int, letters: int) -> None:
        self.before += before
        self.after += after
        self.letters += letters
        self.documents += 1
        self.worse += after > before

    def __str__(self) -> str:
        change = (self.after - self.before) / max(self.before, 1)
        rates = f"{self.before / self.letters:7.4f} {self.after / self.letters:7.4f}"
        return f"{rates} {change:+8.1%} {self.worse:4} of {self.documents}"


def measure(path: Path) -> dict[str, Score]:
    """Return the scores of a set: of all rules, of the same with hyphens as printed, of each rule alone."""
    scores = {name: Score() for name in ("all rules", "as printed", *(rule.name for rule in known_rules()))}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        noisy, truth = row["noisy"], row["truth"]
        before = edit_distance(joined(noisy), joined(truth))
        texts = {"all rules": clean(noisy).text}
        texts |= {rule.name: rule(Draft.of(noisy)).text for rule in known_rules()}
        for name, text in texts.items():
            after = before if text == noisy else edit_distance(joined(text), joined(truth))
            scores[name].add(before, after, len(joined(truth)))
        printed = [flat(each) for each in (noisy, texts["all rules"], truth)]
        scores["as printed"].add(
            edit_distance(printed[0], printed[2]), edit_distance(printed[1], printed[2]), len(printed[2])
        )
    return scores


def flat(text: str) -> str:
    return " ".join(text.split())


def joined(text: str) -> str:
    return flat(LINE_END.sub("", text))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sets", nargs="*", help="default: all there are")
    folder = data_folder() / "ocr"
    names = arguments.parse_args().sets or [path.stem for path in sorted(folder.glob("*.jsonl"))]
    print(f"{'set':14}{'rule':16} before   after   change  worse")
    for name in names:
        for rule, score in measure(folder / f"{name}.jsonl").items():
            if rule in ("all rules", "as printed") or score.after != score.before or score.worse:
                print(f"{name:14}{rule:16}{score}", flush=True)


if __name__ == "__main__":
    main()
