"""From bytes to raw text: one module per format, each with a `read_…` that returns a `Reading`."""
