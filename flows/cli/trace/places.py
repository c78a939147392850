"""Where raw text was read: boxes on pages, or bytes of the original, and how to look for oneself."""

from collections.abc import Iterator

from flows.cli.printing.labelled import labelled
from flows.cli.printing.naming import short
from flows.cli.printing.output import count
from flows.cli.printing.phrases import METHODS
from flows.cli.printing.proposed import proposed
from flows.cli.printing.terminal import on_one_line, terminal_width, visible, without_middle, wrapped
from flows.cli.reading import Record

MOST_BOXES = 12
MOST_RANGES = 6

LONGEST = 400
"""Characters shown of what stands in the original."""


def place_lines(record: Record, indent: str) -> Iterator[str]:
    """Yield the raw ranges, then pages with boxes, or bytes, and the commands that show them."""
    raw = record["raw"]
    if not raw:
        yield from wrapped(indent + _put_in(record), terminal_width(), indent)
        return
    listed = "; ".join(f"{each['raw_start']:,}–{each['raw_end']:,}" for each in raw[:MOST_RANGES])
    more = f" and {count(len(raw) - MOST_RANGES, 'range')} more" if len(raw) > MOST_RANGES else ""
    yield from wrapped(f"{indent}raw {listed}{more}", terminal_width(), indent)
    for page in record["pages"]:
        yield from _page_lines(page, indent)
    if record["confidence"]:
        yield from _confidence(record["confidence"], indent)
    for place in record["between"]:
        yield from wrapped(indent + visible(_between(place)), terminal_width(), indent)
    if record["pages"]:
        yield indent + _image_command(record)
    if not (record["pages"] or record["between"] or record["bytes"]):
        yield f"{indent}no bytes are its own: it sets apart what stands before and behind it"
    for stretch in record["bytes"][:MOST_RANGES]:
        yield from _byte_lines(stretch, indent)
    if len(record["bytes"]) > MOST_RANGES:
        left = count(len(record["bytes"]) - MOST_RANGES, "stretch", "stretches")
        yield f"{indent}… and {left} more: see --json"


def _put_in(record: Record) -> str:
    rules = ", ".join(dict.fromkeys(rule for edit in record["edits"] for rule in edit["rules"]))
    return f"put in by {rules}: it stands for no character of the original"


def _page_lines(page: Record, indent: str) -> Iterator[str]:
    yield f"{indent}page {page['page_number']}, {METHODS[page['method']]}; x0,top,x1,bottom in points:"
    boxes = [(_box(each), on_one_line(each["raw_text"])) for each in page["boxes"][:MOST_BOXES]]
    yield from labelled(boxes, indent + "  ")
    if len(page["boxes"]) > MOST_BOXES:
        yield f"{indent}  … and {count(len(page['boxes']) - MOST_BOXES, 'line')} more: see --json or --image"


def _box(box: Record) -> str:
    return ",".join(f"{box[side]:g}" for side in ("x0", "top", "x1", "bottom"))


def _confidence(confidence: Record, indent: str) -> Iterator[str]:
    mean, lowest = confidence["mean"], confidence["lowest"]
    yield visible(
        f"{indent}OCR confidence {mean:.2f} on average, {lowest:.2f} at least: “{confidence['lowest_word']}”"
    )


def _between(place: Record) -> str:
    """Return between which words blanks are to be found, which have no box of their own."""
    sides = [
        f"{name} “{place[side]['word']}” ({_box(place[side])}, page {place[side]['page_number']})"
        for side, name in (("before", "behind"), ("after", "before"))
        if place[side]
    ]
    return f"not on the page itself: {' and '.join(sides)}"


def _image_command(record: Record) -> str:
    """Return how to see the place. To be copied: not broken into lines, whatever the terminal."""
    name = short(record["document"]["document_id"])
    return f"See it: {proposed(f'trace {name} {_again(record)} --image page.png')}"


def _again(record: Record) -> str:
    """Return arguments that ask for the same words."""
    asked, text = record["asked"], record["text"]
    if "box" in asked or "page_number" in asked:
        box = f" --box {','.join(f'{side:g}' for side in asked['box'])}" if "box" in asked else ""
        return f"--page {asked['page_number']}{box}"
    if "raw_start" in asked:
        return f"--raw {asked['raw_start']}:{asked['raw_end']}"
    return f"{text[0]['text_start']}:{text[-1]['text_end']}"


def _byte_lines(stretch: Record, indent: str) -> Iterator[str]:
    part = f"its part {stretch['part']}" if stretch["part"] else "the original"
    encoding = f", {stretch['encoding']}" if stretch["encoding"] else ""
    yield visible(f"{indent}bytes {stretch['byte_start']:,}–{stretch['byte_end']:,} of {part}{encoding}:")
    if stretch["content"] is None:
        yield f"{indent}  MISSING: the original does not have them"
        return
    content = without_middle(on_one_line(stretch["content"]), LONGEST)
    yield from wrapped(f"{indent}  {visible(content)}", terminal_width(), indent + "  ", breaks=True)
    # To be copied: not broken into lines, whatever the terminal.
    yield f"{indent}Check it: {visible(stretch['command'])}"
