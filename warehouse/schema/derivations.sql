-- One row per way in which a document was derived; the newest of a document is the current one.
CREATE TABLE store.derivations (
    derivation_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    code_version VARCHAR NOT NULL,
    extractor VARCHAR NOT NULL,
    rules JSON NOT NULL,
    raw_text_sha256 VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    derived_at TIMESTAMP NOT NULL
);
