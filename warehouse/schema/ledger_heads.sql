-- One row per run: size and root of the log once the run's entries were in it.
CREATE TABLE store.ledger_heads (
    run_id VARCHAR PRIMARY KEY,
    tree_size BIGINT NOT NULL,
    root_sha256 VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
