-- One row per note and place it is marked at: which words a note belongs to; without a place, none was found.
CREATE TABLE store.footnotes (
    derivation_id VARCHAR NOT NULL,
    footnote_number INTEGER NOT NULL,
    marker VARCHAR NOT NULL,
    text_start INTEGER,
    text_end INTEGER,
    passage_number INTEGER,
    note_passage_number INTEGER NOT NULL,
    note_start INTEGER NOT NULL,
    note_end INTEGER NOT NULL,
    note VARCHAR NOT NULL
);
