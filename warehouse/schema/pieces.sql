-- One row per piece of the way from raw text to text: a verbatim slice (after is NULL) or a replacement.
CREATE TABLE store.pieces (
    derivation_id VARCHAR NOT NULL,
    piece_number INTEGER NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    raw_start INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    rules VARCHAR[] NOT NULL,
    after VARCHAR
);
