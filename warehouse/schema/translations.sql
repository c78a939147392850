-- One row per group of paragraphs that translates another, of one document or two; other_… is the greater id, or language.
CREATE TABLE store.translations (
    translation_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    derivation_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    other_derivation_id VARCHAR NOT NULL,
    other_document_id VARCHAR NOT NULL,
    other_language VARCHAR NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    other_start INTEGER NOT NULL,
    other_end INTEGER NOT NULL,
    score DOUBLE NOT NULL,
    method_version VARCHAR NOT NULL
);
