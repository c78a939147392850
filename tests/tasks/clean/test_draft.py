"""The piece table: whatever rules do to it, replaying its pieces gives the text and loses nothing."""

import random

from schemas.text import Piece
from tasks.clean.draft import Change, Draft, Move, Replace

RAW = "The quick brown fox jumps over the lazy dog.\n\n1 A note.\n\nThe end of it."


def replayed(raw_text: str, pieces: list[Piece]) -> str:
    return "".join(raw_text[p.raw_start : p.raw_end] if p.after is None else p.after for p in pieces)


def random_changes(text: str, rng: random.Random) -> list[Change]:
    """Non-overlapping replacements, or moves to places outside of all of them."""
    cuts = sorted(rng.sample(range(len(text) + 1), min(len(text) + 1, rng.randrange(2, 9, 2))))
    ranges = list(zip(cuts[::2], cuts[1::2], strict=False))
    if rng.random() < 0.6:
        return [Replace(a, b, rng.choice(["", "x", "long one"])) for a, b in ranges]
    return [Move(a, b, rng.choice([0, len(text)])) for a, b in ranges]


def expected(text: str, changes: list[Change]) -> str:
    """What the changes do to a plain string."""
    if isinstance(changes[0], Replace):
        for change in reversed(changes):
            assert isinstance(change, Replace)
            text = text[: change.start] + change.after + text[change.end :]
        return text
    to_front = "".join("\n\n" + text[c.start : c.end] for c in changes if isinstance(c, Move) and c.to == 0)
    to_back = "".join("\n\n" + text[c.start : c.end] for c in changes if isinstance(c, Move) and c.to != 0)
    for change in reversed(changes):
        text = text[: change.start] + text[change.end :]
    return to_front + text + to_back


def test_any_sequence_of_changes_gives_the_text_that_plain_strings_would() -> None:
    for seed in range(300):
        rng = random.Random(seed)
        draft = Draft.of(RAW)
        for number in range(rng.randrange(1, 6)):
            changes = random_changes(draft.text, rng)
            if not changes:
                continue
            wanted = expected(draft.text, changes)
            draft = draft.apply(f"rule{number}", changes)
            assert draft.text == wanted, f"seed {seed}"


def test_pieces_replay_to_the_text_and_partition_the_raw_text() -> None:
    for seed in range(300):
        rng = random.Random(seed)
        draft = Draft.of(RAW)
        for number in range(4):
            draft = draft.apply(f"rule{number}", random_changes(draft.text, rng) if draft.text else [])
        pieces = draft.pieces()
        assert replayed(RAW, pieces) == draft.text
        covered = sorted((p.raw_start, p.raw_end) for p in pieces if p.raw_start < p.raw_end)
        assert [start for start, _ in covered] == [0, *(end for _, end in covered[:-1])]
        assert covered[-1][1] == len(RAW)


def test_a_moved_slice_stays_verbatim_and_names_its_rule() -> None:
    start = RAW.index("1 A note.")
    draft = Draft.of(RAW).apply("footnotes", [Move(start, start + 9, len(RAW))])
    last = draft.pieces()[-1]
    assert (last.after, last.rules) == (None, ["footnotes"])
    assert draft.text.endswith("The end of it.\n\n1 A note.")


def test_a_change_inside_a_replacement_makes_one_replacement_of_both() -> None:
    draft = Draft.of(RAW).apply("one", [Replace(4, 9, "slow red")])
    draft = draft.apply("two", [Replace(5, 7, ""), Replace(8, 15, "!")])
    assert draft.text.startswith("The sw!own fox")
    (piece,) = [piece for piece in draft.pieces() if piece.rules]
    assert (RAW[piece.raw_start : piece.raw_end], piece.after) == ("quick br", "sw!")
    assert piece.rules == ["one", "two"]


def test_whatever_is_rewritten_again_stands_for_raw_text() -> None:
    for seed in range(300):
        rng = random.Random(seed)
        draft = Draft.of(RAW)
        for number in range(5):
            changes = [each for each in random_changes(draft.text, rng) if isinstance(each, Replace)]
            changes = [each for each in changes if each.start < each.end]
            draft = draft.apply(f"rule{number}", changes)
        assert not [piece for piece in draft.pieces() if piece.raw_start == piece.raw_end], f"seed {seed}"


def test_overlapping_changes_raise() -> None:
    try:
        Draft.of(RAW).apply("both", [Replace(0, 5, ""), Replace(4, 6, "")])
    except ValueError as error:
        assert "overlap" in str(error)
    else:
        raise AssertionError("overlapping changes went through")
