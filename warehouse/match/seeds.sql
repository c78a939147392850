-- One row per place of a seed in a form: of all forms, or of those that a partition has its share of.
CREATE TABLE seeds (
    seed UBIGINT NOT NULL,
    form_number INTEGER NOT NULL,
    position INTEGER NOT NULL
);
