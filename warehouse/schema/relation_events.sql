-- One row per judgement about two documents, and one more when it is taken back.
CREATE TABLE store.relation_events (
    relation_id VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('made', 'retracted')),
    run_id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    subject_id VARCHAR NOT NULL,
    predicate VARCHAR NOT NULL,
    object_id VARCHAR NOT NULL,
    subject_coverage DOUBLE NOT NULL,
    object_coverage DOUBLE NOT NULL,
    language VARCHAR,
    object_language VARCHAR,
    match_count INTEGER NOT NULL,
    longest_match_chars INTEGER NOT NULL,
    direction_basis VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    reason VARCHAR NOT NULL,
    method_version VARCHAR NOT NULL
);
