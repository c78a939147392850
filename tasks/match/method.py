"""How matches are found and judged: the version that each of them names, and its parameters."""

import json

from tasks.match.commonness import OF_MOST, OF_NEARLY_ALL, QUOTED, STRICT
from tasks.match.edit_distance import LONGEST_WHOLE

METHOD_VERSION = "5"

ENOUGH = 1024
"""What the weights of the seeds of a run must add up to (`weight_of` in `warehouse/match/macros.sql`)."""
SHORTEST_REACH = 18
"""Letters and digits between the first and the last seed of a run: an exact passage of 44 always has that."""
FEWEST_CHARS = 50
FEWEST_WORDS = 10
FEWEST_CHARS_OF_WORDS = 35
"""A match has so many letters and digits, or so many words of fewer."""
LEAST_SIMILARITY = ((130, 0.85), (250, 0.75))
"""Up to so many characters a match must be so much alike: a short one has no context to vouch for it."""
LEAST_SIMILARITY_OF_LONG = 0.7
LONGEST_ECHO = 130
"""A shorter passage that lies in a longer one, in one of the texts, is an echo of its phrases."""
WIDEST_GAP = 40
"""Two aligned stretches no further apart than this, on both sides, are one passage."""
LEAST_RELATED_CHARS = 80
"""Documents that share less than this, all matches together, share a turn of phrase, not a passage."""
LEAST_OF_A_VERSION = 300
"""Passages of so many letters and digits may together be nearly all of a language version."""

PARAMETERS = json.dumps(
    {
        "documents_and_seeds": {
            "strict": STRICT,
            "of_most": OF_MOST,
            "of_nearly_all": OF_NEARLY_ALL,
            "quoted": QUOTED,
        },
        "seed_length": 12,
        "rank_length": 4,
        "enough": ENOUGH,
        "shortest_reach": SHORTEST_REACH,
        "fewest_chars": FEWEST_CHARS,
        "fewest_words": FEWEST_WORDS,
        "fewest_chars_of_words": FEWEST_CHARS_OF_WORDS,
        "least_similarity": [*LEAST_SIMILARITY, [None, LEAST_SIMILARITY_OF_LONG]],
        "longest_echo": LONGEST_ECHO,
        "longest_aligned_whole": LONGEST_WHOLE,
        "widest_gap": WIDEST_GAP,
        "least_related_chars": LEAST_RELATED_CHARS,
        "least_of_a_version": LEAST_OF_A_VERSION,
    },
    sort_keys=True,
    separators=(",", ":"),
)
"""As the table `methods` keeps them beside the version."""
