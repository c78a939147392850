-- The seed index: match forms by number, their seeds, and what the index was made with.
CREATE TABLE indexed (
    form_number INTEGER PRIMARY KEY,
    derivation_id VARCHAR NOT NULL UNIQUE
);

CREATE TABLE seeds (
    seed UBIGINT NOT NULL,
    form_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    repeats INTEGER NOT NULL
);

CREATE TABLE made_with (
    method_version VARCHAR NOT NULL,
    hash_canary UBIGINT NOT NULL
);
