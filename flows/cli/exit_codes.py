"""What the command ends with beside 0 (done) and the codes that errors bear (`schemas/errors.py`)."""

USAGE = 2

QUARANTINED = 3
"""Done, with documents in quarantine."""

DIFFERS = 4
"""Verification found a difference."""

INTERRUPTED = 130
READER_LEFT = 141
"""128 and the number of the signal, as for any command that ends by SIGINT or SIGPIPE."""
