-- One row per attempt to fetch one URI, whether or not it brought bytes.
CREATE TABLE store.captures (
    capture_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    final_uri VARCHAR NOT NULL,
    captured_at TIMESTAMP NOT NULL,
    method VARCHAR NOT NULL,
    status_code INTEGER,
    media_type VARCHAR,
    etag VARCHAR,
    last_modified VARCHAR,
    original_sha256 VARCHAR,
    original_bytes BIGINT,
    outcome VARCHAR NOT NULL CHECK (outcome IN ('stored', 'unchanged', 'not_modified', 'failed')),
    error VARCHAR,
    error_code VARCHAR,
    attempt INTEGER,
    headers JSON,
    redirects JSON,
    source_name VARCHAR,
    found_in VARCHAR,
    declared_language VARCHAR
);
