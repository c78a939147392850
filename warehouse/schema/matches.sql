-- One row per aligned passage of two derivations; other_… is the document with the greater id.
CREATE TABLE store.matches (
    match_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    derivation_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    other_derivation_id VARCHAR NOT NULL,
    other_document_id VARCHAR NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    other_start INTEGER NOT NULL,
    other_end INTEGER NOT NULL,
    similarity DOUBLE NOT NULL,
    matched_chars INTEGER NOT NULL,
    own_chars INTEGER NOT NULL,
    is_formula BOOLEAN NOT NULL,
    is_quoted BOOLEAN NOT NULL,
    other_is_quoted BOOLEAN NOT NULL,
    diff JSON NOT NULL,
    method_version VARCHAR NOT NULL
);
