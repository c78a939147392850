"""How far an alignment goes on from an anchor: greedy runs, short gaps, and a drop-off that ends it.

The X-drop idea of Zhang et al., "A greedy algorithm for aligning DNA sequences" (2000), on the match
form of text: exact runs score, edits cost, and the best end seen so far is kept.
"""

DROP = 30
"""How far the score may fall below its best before the alignment is taken to have ended."""
WINDOW = 32
"""How many characters may be skipped on either side to find the next exact run."""
RESYNC = 6
"""How long that run must be."""
NEAREST = ((0, 1), (1, 0), (1, 1), (0, 2), (1, 2), (2, 0), (2, 1), (2, 2))
"""The skips that come before all others, in the order in which `_gap` prefers them: nearly all are these."""


def extend_forward(one: str, other: str, i: int, j: int) -> tuple[int, int]:
    """Return the ends, in both strings, of the best alignment that begins at `i` and `j`."""
    score = best = 0
    best_i, best_j = i, j
    while True:
        run = _common_run(one, other, i, j)
        i, j, score = i + run, j + run, score + run
        if score > best:
            best, best_i, best_j = score, i, j
        gap = _gap(one, other, i, j)
        if gap is None:
            return best_i, best_j
        score -= max(gap)
        if score < best - DROP:
            return best_i, best_j
        i, j = i + gap[0], j + gap[1]


def extend_backward(one: str, other: str, i: int, j: int) -> tuple[int, int]:
    """Return the starts, in both strings, of the best alignment that ends before `i` and `j`."""
    reach = 4096
    while True:
        left_one, left_other = one[max(0, i - reach) : i][::-1], other[max(0, j - reach) : j][::-1]
        back_i, back_j = extend_forward(left_one, left_other, 0, 0)
        is_cut = max(back_i, back_j) + 2 * WINDOW > reach and reach < max(i, j)
        if not is_cut:
            return i - back_i, j - back_j
        reach *= 4


def _common_run(one: str, other: str, i: int, j: int) -> int:
    """Return the length of the exact run that begins at `i` and `j`, by doubling and halving steps."""
    run, step = 0, 16
    while one[i + run : i + run + step] == other[j + run : j + run + step]:
        if i + run + step >= len(one) or j + run + step >= len(other):
            return min(len(one) - i, len(other) - j)
        run += step
        step *= 2
    while step > 1:
        step //= 2
        if (
            i + run + step <= len(one)
            and j + run + step <= len(other)
            and one[i + run : i + run + step] == other[j + run : j + run + step]
        ):
            run += step
    return run


def _gap(one: str, other: str, i: int, j: int) -> tuple[int, int] | None:
    """Return how much to skip on each side to the nearest exact run, None if there is none near."""
    for near in NEAREST:
        run = one[i + near[0] : i + near[0] + RESYNC]
        if len(run) == RESYNC and other.startswith(run, j + near[1]):
            return near
    places: dict[str, int] = {}
    for skip in range(min(WINDOW, len(other) - j - RESYNC) + 1):
        places.setdefault(other[j + skip : j + skip + RESYNC], skip)
    best: tuple[int, int] | None = None
    for skip in range(min(WINDOW, len(one) - i - RESYNC) + 1):
        if best is not None and skip >= max(best):
            break
        other_skip = places.get(one[i + skip : i + skip + RESYNC])
        if other_skip is not None and (best is None or max(skip, other_skip) < max(best)):
            best = skip, other_skip
    return best
