"""`chancery ingest`, and what every verb that runs a flow shows of it."""
