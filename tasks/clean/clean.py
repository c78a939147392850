"""All rules, one after the other."""

from collections.abc import Iterable

from schemas.reading import Mark
from schemas.registry import known
from tasks.clean import rules
from tasks.clean.draft import Draft
from tasks.clean.rule import Rule


def known_rules() -> tuple[Rule, ...]:
    """Return the rules in the order in which they work: that of the modules in `tasks/clean/rules`."""
    return known(rules, "RULE")


def rule_versions() -> dict[str, str]:
    """Return the version of each rule by its name, in the order in which they work."""
    return {rule.name: rule.version for rule in known_rules()}


def clean(raw_text: str, marks: Iterable[Mark] = ()) -> Draft:
    """Return the draft after every rule; its `text` is the clean text, its `pieces()` the way there."""
    draft = Draft.of(raw_text, marks)
    for rule in known_rules():
        draft = rule(draft)
    return draft
