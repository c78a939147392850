-- One row per doubt about a derivation that is worth a person's look.
CREATE TABLE store.findings (
    derivation_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('contradiction', 'warning', 'suggestion')),
    value VARCHAR,
    text_start INTEGER,
    text_end INTEGER,
    message VARCHAR NOT NULL
);
