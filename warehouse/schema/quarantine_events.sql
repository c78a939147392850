-- One row per input that did not land, and one more when it has landed after all.
CREATE TABLE store.quarantine_events (
    quarantine_id VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('quarantined', 'resolved')),
    run_id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    code_version VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    original_sha256 VARCHAR,
    stage VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    details JSON NOT NULL
);
