-- One row per content ever stored, named by its SHA-256.
CREATE TABLE store.originals (
    original_sha256 VARCHAR PRIMARY KEY,
    original_bytes BIGINT NOT NULL,
    media_type VARCHAR NOT NULL,
    first_captured_at TIMESTAMP NOT NULL,
    run_id VARCHAR NOT NULL
);
