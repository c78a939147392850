"""`chancery trace DOC …`: where characters of a document come from, or what became of them."""

import argparse
from pathlib import Path

from flows.cli.find_document import find_document
from flows.cli.printing.output import print_json
from flows.cli.reading import chosen_archive, opened


def run(arguments: argparse.Namespace) -> int:
    """Print the story of the characters asked for, as JSON if asked; returns the exit code.

    With `--find` and several places, and none chosen, prints these instead. `--image` also writes the
    pages. Raises `UsageError` for what the document does not have.
    """
    from flows.cli.trace.asked import asked_for, places_of
    from flows.cli.trace.record import trace_record
    from flows.cli.trace.source import trace_source

    with opened(arguments) as connection:
        document_id = find_document(connection, arguments.document)
        source = trace_source(connection, chosen_archive(arguments), document_id, arguments.document)
        places = places_of(source, arguments)
        if len(places) > 1 and not arguments.nth:
            from flows.cli.trace.find import offer

            offer(source, arguments.find, places, as_json=arguments.json)
            return 0
        record = trace_record(source, asked_for(source, places, arguments))
    if arguments.image:
        from flows.cli.trace.image import write_images

        write_images(record, Path(arguments.image))
    if arguments.json:
        print_json(record)
    else:
        from flows.cli.trace.text import print_trace

        print_trace(record, source.raw_text)
    return 0
