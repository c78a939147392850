"""What is asked of seeds, wherever they lie: statements that make tables one of another, a seed at a time.

What a seed says of two forms depends on who holds that seed and on nothing else. So the seeds can be asked
all at once, or those of each partition by themselves: the tables found are then the parts of the same tables.
"""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.sql import sql


@dataclass(frozen=True, slots=True)
class Question:
    """The table of what is asked about, the steps from it to answers, and the tables that are these."""

    asked: str
    steps: tuple[str, ...]
    found: tuple[str, ...]


SHARED_BY_FORMS = Question(
    "asked",
    ("sought_of_forms", "holders", "frequencies", "places", "evidence", "changed_holders"),
    ("places", "evidence", "changed_holders"),
)
"""What the forms asked about share with all others."""
SHARED_BY_MOST = Question("asked", ("sought_of_all", *SHARED_BY_FORMS.steps[1:]), SHARED_BY_FORMS.found)
"""The same, quicker where most forms are asked about."""
SHARED_BY_PAIRS = Question(
    "asked_pairs", ("sought_of_pairs", "holders", "frequencies", "forget_others", "places"), ("places",)
)
"""What the two forms of each pair asked about share: all else is left out."""
LOOSENED = Question("asked", ("sought_of_forms", "holders", "frequencies", "loosened"), ("loosened",))
"""Which other forms hold a seed that weighs more without the forms asked about."""


def find_answers(connection: DuckDBPyConnection, question: Question, first_new: int) -> None:
    """Make the tables a question asks for of `seeds`, `ranked` and what is asked about, as temporary ones.

    The forms from `first_new` on count as new.
    """
    connection.execute(f"SET VARIABLE first_new = {first_new}")
    for step in question.steps:
        connection.execute(sql(f"match/{step}"))
