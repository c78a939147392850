-- One row per value that a derivation found out about its document: where it stands in the text, and how it was found.
CREATE TABLE store.attributes (
    derivation_id VARCHAR NOT NULL,
    attribute_number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    text_start INTEGER,
    text_end INTEGER,
    found_by VARCHAR NOT NULL
);
