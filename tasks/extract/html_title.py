"""The title of a page without the name of the site that its title element carries."""

import re
from collections.abc import Sequence

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s+::\s+|\s*\|\s*")


def page_title(
    declared: str | None, title_elements: Sequence[str], headings: Sequence[str], site: str | None
) -> str | None:
    """The title: the declared one (og:title), else the title element's, else the first heading's.

    What follows a separator is left out when a heading is just what stands before it, or when it is
    the last and names the site. Without such evidence the title stays whole.
    """
    texts = [" ".join(heading.split()) for heading in headings]
    for stated in (declared, *title_elements):
        if stated and stated.strip():
            return _without_site(" ".join(stated.split()), texts, site or "")
    return next((text for text in texts if text), None)


def _without_site(title: str, headings: Sequence[str], site: str) -> str:
    separators = list(_SEPARATOR.finditer(title))
    for separator in separators:
        if title[: separator.start()] in headings:
            return title[: separator.start()]
    if not separators:
        return title
    before, after = title[: separators[-1].start()], title[separators[-1].end() :]
    folded, name = after.casefold(), site.casefold()
    is_site = bool(name) and bool(folded) and (folded in name or name in folded)
    return before if before and is_site else title
