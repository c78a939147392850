-- One row per version of the method that finds and judges reuse: the parameters it had.
CREATE TABLE store.methods (
    method_version VARCHAR PRIMARY KEY,
    parameters JSON NOT NULL,
    run_id VARCHAR NOT NULL
);
