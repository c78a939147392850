-- One row per leaf of the RFC 6962 log that vouches for the rows of every other table.
CREATE TABLE store.ledger (
    entry_number BIGINT PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    kind VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    leaf_sha256 VARCHAR NOT NULL
);
