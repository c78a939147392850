"""Whether texts, hashes, pieces and passages agree: the way from raw text to clean text, walked again."""

from collections.abc import Callable

from warehouse.verify_inspection import Inspection


def check_texts(inspection: Inspection, tell: Callable[[str], None]) -> None:
    """Find texts that are not what their hashes say or what replaying gives, and passages that misquote."""
    with inspection.guarded("text_hashes"):
        inspection.compare("text_hashes")
    with inspection.guarded("replay"):
        inspection.fetch("batches")
        count = inspection.fetch("batch_count")[0][0]
        for batch in range(count):
            inspection.fetch("blocks", batch=batch)
            inspection.compare("replay", batch=batch)
            inspection.compare("passages", batch=batch)
            tell(f"{inspection.place}: replayed batch {batch + 1} of {count}")
