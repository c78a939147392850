"""How much of the article body is found on news pages, and how much else with it: token F1 per page.

Run: python -m tests.benchmarks.html_main_text [--worst N]   with CHANCERY_TEST_DATA, whose html/ holds pages
and ground-truth.json (`articleBody`). The mean counts pages, as the published comparison of extractors does;
headline and date line are no part of the body and cost a point where a page's text begins with them.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass

from schemas.errors import RejectedInput
from tasks.extract.html_page import read_html
from tests.benchmarks.real_texts import data_folder


@dataclass(frozen=True)
class Score:
    """Shares of a page's tokens: right of those found, found of those in the body."""

    name: str
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def score(name: str, found: str, body: str) -> Score:
    counts, wanted = (Counter(re.findall(r"\w+", text.lower())) for text in (found, body))
    shared = (counts & wanted).total()
    return Score(name, shared / max(counts.total(), 1), shared / max(wanted.total(), 1))


def measure() -> list[Score]:
    """Return the score of each page; one that is not read has none of its body."""
    folder = data_folder() / "html"
    scores = []
    for name, page in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
        content = gzip.decompress((folder / f"{name}.html.gz").read_bytes())
        try:
            found = read_html(content).raw_text
        except RejectedInput:
            found = ""
        scores.append(score(name, found, page["articleBody"]))
    return scores


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--worst", type=int, default=5, help="how many of the worst pages to list")
    worst = arguments.parse_args().worst
    scores = sorted(measure(), key=lambda each: each.f1)
    for each in scores[:worst]:
        print(f"{each.name[:12]}  F1 {each.f1:.3f}  precision {each.precision:.3f}  recall {each.recall:.3f}")
    count = len(scores)
    print(f"{count} pages: F1 {sum(each.f1 for each in scores) / count:.4f}", end="")
    print(f", precision {sum(each.precision for each in scores) / count:.4f}", end="")
    print(f", recall {sum(each.recall for each in scores) / count:.4f}")


if __name__ == "__main__":
    main()
