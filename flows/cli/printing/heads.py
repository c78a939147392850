"""The head of the log, as people write it down."""

HEAD_ADVICE = (
    "Only a head written down elsewhere can show that the whole archive was not rewritten, log and heads"
    " included:"
    " keep this line in a place the archive's keeper cannot change."
)


def head(tree_size: int, root_sha256: str) -> str:
    """Return a head as `SIZE:ROOT`."""
    return f"{tree_size}:{root_sha256}"
