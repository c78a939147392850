"""Long lists cut into pages, each with links to the others."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from flows.report.page import Page

Item = TypeVar("Item")
Body = Callable[[Sequence[Item], str, bool], str]
"""Makes the HTML of a page of: what stands on it, the links between the pages, whether it is the first."""

ITEMS_PER_PAGE = 250


def paged(
    path: str, title: str, items: Sequence[Item], body: Body[Item], size: int = ITEMS_PER_PAGE
) -> Iterator[Page]:
    """Yield the pages that a list is cut into, the first at `path`; one page even of nothing."""
    numbers = range(1, max(-(-len(items) // size), 1) + 1)
    for number in numbers:
        shown = items[(number - 1) * size : number * size]
        made = body(shown, pager(path, number, numbers), number == 1)
        yield Page(page_path(path, number), title, made, section=path)


def page_path(path: str, number: int) -> str:
    """Return the path of one of the pages that a long list is cut into: `runs.html`, `runs-2.html` …"""
    stem, _, suffix = path.rpartition(".")
    return path if number == 1 else f"{stem}-{number}.{suffix}"


def pager(path: str, current: int, numbers: Sequence[int], place: str = "") -> str:
    """Return the links between pages, by number: the first, the last, the neighbours; nothing for one.

    `place`: where on each of them to go, as `#text`.
    """
    if len(numbers) < 2:
        return ""
    here = numbers.index(current)
    near = [index for index in range(len(numbers)) if index in (0, len(numbers) - 1) or abs(index - here) < 3]
    name = path.rpartition("/")[2]
    links = []
    for before, index in zip([-1, *near], near, strict=False):
        gap = "… " if index > before + 1 else ""
        marked = ' aria-current="page"' if index == here else ""
        number = numbers[index]
        links.append(f'{gap}<a href="{page_path(name, number)}{place}"{marked}>{number}</a>')
    return f'<nav class="pager" aria-label="Pages">Page {" ".join(links)}</nav>'
