-- One row per derivation: what that derivation says of the document as a whole.
CREATE TABLE store.documents (
    derivation_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR,
    symbols VARCHAR[] NOT NULL,
    dated_on DATE,
    published_on DATE,
    issuer VARCHAR,
    addressee VARCHAR,
    languages VARCHAR[] NOT NULL,
    page_count INTEGER NOT NULL,
    char_count INTEGER NOT NULL,
    raw_text VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL
);
