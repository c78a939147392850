-- One row per block of the text, with the part it plays in the document.
CREATE TABLE store.passages (
    derivation_id VARCHAR NOT NULL,
    passage_number INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    section VARCHAR,
    language VARCHAR,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    page_number INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    annex VARCHAR
);
