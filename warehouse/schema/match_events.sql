-- One row per change of mind about a match: it counts no more, counts again, or more or less of it is common wording.
CREATE TABLE store.match_events (
    match_id VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('made', 'retracted')),
    own_chars INTEGER NOT NULL,
    run_id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
