"""Rule `footnotes`: a note that stands in the middle of a sentence moves behind its paragraph."""

from bisect import bisect_left

from tasks.clean.continuation import continued_pairs, footnote_blocks
from tasks.clean.draft import Change, Draft, Move
from tasks.clean.rule import Rule


def find(draft: Draft) -> list[Change]:
    """Return a move for each note between the two parts of a broken block, to the end of the last part."""
    notes = footnote_blocks(draft)
    starts = [note.start for note in notes]
    changes: list[Change] = []
    end_of_chain: dict[int, int] = {}
    for block, following in reversed(list(continued_pairs(draft))):
        target = end_of_chain.get(following.start, following.end)
        end_of_chain[block.start] = target
        first, last = bisect_left(starts, block.end), bisect_left(starts, following.start)
        changes += [Move(note.start, note.end, target) for note in notes[first:last]]
    return changes


ORDER = 130
RULE = Rule("footnotes", "1", "a footnote interrupted a sentence: moved behind its paragraph", find)
