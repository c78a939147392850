"""The places of words that stand in several, to choose from."""

from flows.cli.printing.output import count, note, print_json, print_lines
from flows.cli.printing.terminal import visible
from flows.cli.reading import Record
from flows.cli.trace.passage import marked_lines, surroundings
from flows.cli.trace.source import Source
from tasks.trace.slices import Range

MOST_PLACES = 20


def offer(source: Source, words: str, places: list[Range], *, as_json: bool) -> None:
    """Print the places, numbered for `--nth`, each in its surroundings; all of them as JSON if asked."""
    shown = places if as_json else places[:MOST_PLACES]
    records = [_record(source, nth, place) for nth, place in enumerate(shown, start=1)]
    if as_json:
        print_json({"document": source.document, "find": words, "places": records})
        return
    column = len(str(len(records)))
    for record in records:
        print(f"{record['nth']:>{column}}  characters {record['text_start']:,}–{record['text_end']:,}")
        print_lines(marked_lines(record, " " * (column + 2)))
    if len(places) > len(records):
        print(f"… and {count(len(places) - len(records), 'place')} more: --json has them all")
    note(visible(f"{words!r} stands in {count(len(places), 'place')}: --nth N traces one of them"))


def _record(source: Source, nth: int, place: Range) -> Record:
    return {
        "nth": nth,
        "text_start": place.start,
        "text_end": place.end,
        "text": source.text[place.start : place.end],
        **surroundings(source.text, place.start, place.end),
    }
