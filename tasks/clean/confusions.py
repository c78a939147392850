"""What OCR takes for what: letters of like shape, and what words could have been meant.

The pairs are those that type, ink and paper make alike: bowls (c e o a), stems (i l t f r j), the two strokes
of n and u, joined and parted letters (m for rn, h for li, d for cl), signs for letters. Their costs are
negative natural logarithms of how rarely one is read for the other, in rough steps; what a document shows of
its own confusions counts more (`tasks.clean.rules.misreadings`).
"""

from collections.abc import Collection, Iterator

Confusion = tuple[str, str]
"""What was read, and what stood there."""
Reading = tuple[float, tuple[Confusion, ...]]
"""What it costs to take a word for another, and the confusions that must have happened."""

COSTS = {
    1.0: "ſ:s",
    3.0: "1:l 0:o",
    3.5: "vv:w 1:i U:ll «:s $:s |:l",
    4.0: "o:e I:i l:i c:e u:n n:u li:h ni:m e:c rn:m ii:n tv:w cl:d »:s 8:s !:l £:e J:j S:s W:w C:c V:v",
    4.5: "i:r l:t h:b b:h i:l i:t m:rn ii:u il:d 5:s !:i"
    " é:e í:i á:a ó:o ú:u è:e ï:i ö:o ü:u î:i û:u â:a ê:e ô:o",
    5.0: "n:a B:s u:a a:s v:y o:c l:f f:l t:f in:m m:in m:ni T:J t:l f:t e:o c:o d:il d:cl H:li f:s 6:o"
    " iv:w iu:m r:i h:li g:q ij:y j:i oo:ee O:o X:x Z:z M:m K:k",
    5.5: "o:a t:i s:a a:e e:a d:ll fi:h ri:n n:ri ft:st ct:st fl:ff ll:h y:v ti:n",
    6.0: "i:a i:s r:t n:ii lt:h it:n im:un nn:m fl:st si:sh w:vv u:ii z:s s:e e:s ou:en c:t t:c k:h h:k hi:in"
    " tl:d r:v ai:m tt:n ui:m u:o",
    7.0: "n:m m:n x:z p:n y:r v:w g:s b:s j:g n:o r:e i:e in:ni rs:n",
}
MEANT: dict[str, list[tuple[str, float]]] = {}
for _cost, _pairs in COSTS.items():
    for _pair in _pairs.split():
        MEANT.setdefault(_pair.partition(":")[0], []).append((_pair.partition(":")[2], _cost))

FURTHER = 1.0
"""What each further confusion in one word costs more."""
LONGEST = 30
BREADTH = 60
"""How many beginnings of words are followed at each letter, the cheapest: what bounds the work per word."""


def _most_confusions(word: str) -> int:
    """Return how many letters of a word may be misread so that it is still known by the others."""
    return 1 if len(word) < 5 else 2 if len(word) < 7 else 3 if len(word) < 10 else 4


def readings(word: str, words: Collection[str], beginnings: Collection[str]) -> dict[str, Reading]:
    """Return the words that could have been read as this one, at the least cost each.

    `beginnings` are those of all words: what begins no word is not followed.
    """
    if len(word) > LONGEST:
        return {}
    at: list[dict[str, Reading]] = [{} for _ in range(len(word) + 1)]
    at[0][""] = (0.0, ())
    most = _most_confusions(word)
    for place in range(len(word)):
        for begun, (cost, confusions) in _cheapest(at[place]):
            for length, meant, more, confusion in _steps(word, place):
                if begun + meant not in beginnings or (confusion and len(confusions) == most):
                    continue
                happened = (*confusions, confusion) if confusion else confusions
                extra = FURTHER if confusion and confusions else 0.0
                _keep(at[place + length], begun + meant, (cost + more + extra, happened))
    return {meant: reading for meant, reading in at[-1].items() if reading[1] and meant in words}


def _steps(word: str, place: int) -> Iterator[tuple[int, str, float, Confusion | None]]:
    """Yield how many letters are read next, what they mean, and at what cost."""
    yield 1, word[place], 0.0, None
    for length in (1, 2):
        read = word[place : place + length]
        if len(read) == length:
            for meant, cost in MEANT.get(read, ()):
                yield length, meant, cost, (read, meant)


def _cheapest(begun: dict[str, Reading]) -> list[tuple[str, Reading]]:
    if len(begun) <= BREADTH:
        return list(begun.items())
    return sorted(begun.items(), key=lambda item: (item[1][0], item[0]))[:BREADTH]


def _keep(found: dict[str, Reading], meant: str, reading: Reading) -> None:
    if meant not in found or reading < found[meant]:
        found[meant] = reading
