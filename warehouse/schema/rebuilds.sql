-- One row per time that the warehouse was made anew from originals and captures, its ledger with it: what stood then.
CREATE TABLE store.rebuilds (
    run_id VARCHAR PRIMARY KEY,
    recorded_at TIMESTAMP NOT NULL,
    code_version VARCHAR NOT NULL,
    captured_count BIGINT NOT NULL,
    lost_originals VARCHAR[] NOT NULL,
    head_count BIGINT NOT NULL,
    heads_log_bytes BIGINT NOT NULL,
    heads_log_sha256 VARCHAR NOT NULL
);
