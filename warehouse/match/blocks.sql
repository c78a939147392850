-- One row per block of a form that is being indexed: its digits, and those of the next that a seed may need.
CREATE TEMP TABLE blocks (
    form_number INTEGER NOT NULL,
    form_length INTEGER NOT NULL,
    block_start INTEGER NOT NULL,
    digits VARCHAR NOT NULL
);
