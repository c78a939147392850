-- One row per page of a derivation and where its words stand in the raw text.
CREATE TABLE store.pages (
    derivation_id VARCHAR NOT NULL,
    page_number INTEGER NOT NULL,
    width_pt DOUBLE,
    height_pt DOUBLE,
    raw_start INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    method VARCHAR NOT NULL CHECK (method IN ('text_layer', 'ocr', 'decoded')),
    confidence DOUBLE,
    garbled_score DOUBLE
);
