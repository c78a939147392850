"""How many pages a document may have: each costs rows, whatever little stands on it."""

from schemas.errors import RejectedInput


def require_few_pages(pages: int, most_pages: int) -> None:
    """Raises RejectedInput `too_large` for more pages than are allowed."""
    if pages > most_pages:
        message = f"it has more than {most_pages:,} pages; split it, or raise limits.pages if it is worth it"
        raise RejectedInput("too_large", message)
