"""Rule `page_joins`: a paragraph that a page break cut in two is one again."""

from tasks.clean.continuation import continued_pairs
from tasks.clean.draft import Change, Draft
from tasks.clean.hyphens import is_laid_out, joint
from tasks.clean.rule import Rule


def find(draft: Draft) -> list[Change]:
    changes: list[Change] = []
    is_marked = is_laid_out(draft)
    for block, following in continued_pairs(draft):
        if not draft.text[block.end : following.start].strip():
            changes.append(joint(draft.text, block.end, following.start, is_marked))
    return changes


ORDER = 140
RULE = Rule("page_joins", "2", "a page break interrupted a paragraph", find)
