-- One row per version of a method that finds and judges reuse, or translations: the parameters it had.
CREATE TABLE store.methods (
    method_version VARCHAR PRIMARY KEY,
    parameters JSON NOT NULL,
    run_id VARCHAR NOT NULL
);
