"""Fuzz by hand: `python -m tests.fuzz --seconds 600`, or one case again with `--target NAME --seed N`."""

import argparse
import logging
import os
import sys
import time
from collections import Counter

from tests.fuzz.fuzzing import case, failure, failures
from tests.fuzz.targets import TARGETS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="in total, for all targets")
    parser.add_argument("--target", choices=TARGETS, action="append", help="only these")
    parser.add_argument("--seed", type=int, help="only this case of one target; written to seed-N")
    parser.add_argument("--from-seed", type=int, default=int(time.time()) * 1000)
    chosen = parser.parse_args()
    os.environ["PATH"] = ""  # without OCR: what it reads is not what is tested
    logging.disable(logging.CRITICAL)
    names = chosen.target or list(TARGETS)
    if chosen.seed is not None:
        with open(f"seed-{chosen.seed}", "wb") as file:
            file.write(case(TARGETS[names[0]], chosen.seed))
        found = failure(names[0], chosen.seed)
        print(found or "nothing is wrong")
        return 1 if found else 0
    counts: Counter[str] = Counter()
    failed = 0
    for name in names:
        seconds = chosen.seconds / len(names)
        for found in failures(name, seconds, chosen.from_seed, lambda name=name: counts.update([name])):
            failed += 1
            print(found, flush=True)
        print(f"{name}: {counts[name]:,} cases", flush=True)
    print(f"{counts.total():,} cases from seed {chosen.from_seed}, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
