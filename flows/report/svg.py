"""Pieces of SVG: every attribute and text escaped, numbers short, no style but by class."""

from html import escape

from flows.cli.printing.terminal import on_one_line, shortened, visible

Value = str | float | int | None


def tag(name: str, content: str = "", /, **attributes: Value) -> str:
    """Return an element; `content` is SVG. Attributes that are None are left out, `_` stands for `-`.

    A trailing `_` is dropped, as in `class_`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def label(words: str, x: float, y: float, *, class_: str | None = None, anchor: str | None = None) -> str:
    """Return one line of text; letters of documents in it are made harmless."""
    return tag("text", escape(visible(words)), x=x, y=y, class_=class_, text_anchor=anchor)


def title(words: str) -> str:
    """Return what a pointer that rests on an element is told."""
    return f"<title>{escape(visible(words))}</title>"


def link(href: str, content: str, class_: str | None = None, key: str | None = None) -> str:
    return tag("a", content, href=href, class_=class_, data_key=key)


def cut(words: str, cells: int) -> str:
    """Return the words on one line, cut to so many cells of a terminal: about as wide as half an em each."""
    return shortened(on_one_line(visible(on_one_line(words))), cells)


def picture(width: float, height: float, alternative: str, content: str) -> str:
    """Return the SVG; it fills its figure up to its own width. `alternative` says what it shows."""
    return tag(
        "svg",
        title(alternative) + content,
        class_="plot",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        # What has links in it is no single image to those who hear the page.
        role="group" if "<a " in content else "img",
        aria_label=alternative,
    )


def beside(names: str, plot: str) -> str:
    """Return two pictures of one height: names, which stay in view, and a plot that may be scrolled sideways.

    On a phone the names leave room for the plot, which would else begin where the screen ends.
    """
    return f'<div class="beside"><div class="names">{names}</div><div class="wide">{plot}</div></div>'


def _value(value: Value) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else escape(visible(str(value)))
