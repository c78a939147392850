"""A table of numbers by two names, the larger the darker."""

from collections.abc import Sequence

from flows.cli.printing.html_text import text_html

SHADES = 5


def matrix(cells: Sequence[tuple[str, str, int]], corner: str) -> str:
    """Return the table of row name, column name and number, those of the same two names added up."""
    sums: dict[tuple[str, str], int] = {}
    for row, column, value in cells:
        sums[row, column] = sums.get((row, column), 0) + value
    rows = _by_size([(row, value) for (row, _), value in sums.items()])
    columns = _by_size([(column, value) for (_, column), value in sums.items()])
    most = max(sums.values(), default=1)
    heads = "".join(f'<th scope="col" class="number">{text_html(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{text_html(row)}</th>'
        f"{''.join(_cell(sums.get((row, column), 0), most) for column in columns)}</tr>"
        for row in rows
    )
    return (
        f'<table class="matrix"><thead><tr><th scope="col">{text_html(corner)}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _by_size(values: Sequence[tuple[str, int]]) -> list[str]:
    sums: dict[str, int] = {}
    for name, value in values:
        sums[name] = sums.get(name, 0) + value
    return sorted(sums, key=lambda name: (-sums[name], name))


def _cell(value: int, most: int) -> str:
    # By the square root, so that what is rare beside the most frequent can still be told from nothing.
    shade = 0 if not value else 1 + round((SHADES - 1) * (value / most) ** 0.5)
    return f'<td class="number shade-{shade}">{f"{value:,}" if value else "·"}</td>'
