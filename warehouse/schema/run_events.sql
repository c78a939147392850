-- One row per start and per end of a flow run; a run without an end was cut short.
CREATE TABLE store.run_events (
    run_id VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('started', 'ended')),
    recorded_at TIMESTAMP NOT NULL,
    flow_name VARCHAR NOT NULL,
    prefect_flow_run_id VARCHAR,
    state VARCHAR NOT NULL,
    code_version VARCHAR NOT NULL,
    settings JSON NOT NULL,
    libraries JSON NOT NULL,
    captured_count BIGINT,
    landed_count BIGINT,
    unchanged_count BIGINT,
    quarantined_count BIGINT,
    PRIMARY KEY (run_id, event)
);
