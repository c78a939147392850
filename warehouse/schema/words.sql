-- One row per word of a page, with its box: PDF points, origin top left, as the page is displayed.
CREATE TABLE store.words (
    derivation_id VARCHAR NOT NULL,
    page_number INTEGER NOT NULL,
    raw_start INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    x0 DOUBLE NOT NULL,
    top DOUBLE NOT NULL,
    x1 DOUBLE NOT NULL,
    bottom DOUBLE NOT NULL,
    confidence DOUBLE
);
