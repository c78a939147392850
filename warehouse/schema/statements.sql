-- One row per statement that a document attributes to somebody: who said what, where and when.
CREATE TABLE store.statements (
    derivation_id VARCHAR NOT NULL,
    statement_number INTEGER NOT NULL,
    speaker VARCHAR NOT NULL,
    speaker_kind VARCHAR NOT NULL CHECK (speaker_kind IN ('state', 'organization', 'person')),
    speaker_key VARCHAR NOT NULL,
    speaker_acronym VARCHAR,
    key_basis VARCHAR NOT NULL,
    voice VARCHAR,
    title VARCHAR,
    place VARCHAR,
    stated_on DATE,
    source_note VARCHAR,
    attribution VARCHAR NOT NULL,
    language VARCHAR,
    passage_number INTEGER NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    text VARCHAR NOT NULL
);
