-- Two temporary tables to be filled: what corresponds, and what each pair of texts comes to.
-- `said` is 1 if the first text says that it translates the other, -1 if the other says so; `implied` likewise, where
-- it only says of itself that it is the original.
CREATE OR REPLACE TEMP TABLE found_translations AS
FROM store.translations LIMIT 0;

CREATE OR REPLACE TEMP TABLE found_pairs (
    document_id VARCHAR,
    language VARCHAR,
    other_document_id VARCHAR,
    other_language VARCHAR,
    coverage DOUBLE,
    other_coverage DOUBLE,
    score DOUBLE,
    group_count INTEGER,
    longest_chars INTEGER,
    said INTEGER,
    implied INTEGER,
    reason VARCHAR,
    other_reason VARCHAR
);
