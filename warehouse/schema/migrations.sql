-- One row per time that the tables of an earlier version were brought to the form they have now.
CREATE TABLE store.migrations (
    run_id VARCHAR PRIMARY KEY,
    recorded_at TIMESTAMP NOT NULL,
    code_version VARCHAR NOT NULL,
    earlier_version VARCHAR,
    changes VARCHAR[] NOT NULL
);
