"""How translations are found and judged: the version that each of them names, and its parameters."""

import json

METHOD_VERSION = "translation 4"
"""Reuse is found and judged by a method of its own, with versions of its own."""

LEAST_SHARED = 0.6
"""Of the figures of the body that has fewer, so many must stand in the other too."""
FEWEST_FIGURES = 2
FEWEST_ANCHORS = 4
"""Figures and names in common; two texts of one office and one day share a date and the country's name."""
MOST_DAYS = 183
"""A translation comes within half a year; what comes later is next year's text on the same occasion."""
LEAST_SIGNIFICANCE = 5.0
"""Nats above chance: unrelated texts have so good an alignment less than once in a hundred."""
FEWEST_GROUPS = 2
LEAST_COVERAGE = 0.6
"""Of the text of which more is aligned: the other may hold much else. Of both, where lengths alone vouch."""
LEAST_RECURRING = 0.6
"""Of the figures in aligned paragraphs; none are needed where order and lengths say enough."""

PARAMETERS = json.dumps(
    {
        "least_shared": LEAST_SHARED,
        "fewest_figures": FEWEST_FIGURES,
        "fewest_anchors": FEWEST_ANCHORS,
        "most_days": MOST_DAYS,
        "least_significance": LEAST_SIGNIFICANCE,
        "fewest_groups": FEWEST_GROUPS,
        "least_coverage": LEAST_COVERAGE,
        "least_recurring": LEAST_RECURRING,
    },
    sort_keys=True,
    separators=(",", ":"),
)
"""As the table `methods` keeps them beside the version."""
