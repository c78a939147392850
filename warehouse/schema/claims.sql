-- One row per value that an original states about itself outside its text: claims, not facts.
CREATE TABLE store.claims (
    derivation_id VARCHAR NOT NULL,
    claim_number INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    aspect VARCHAR,
    value VARCHAR NOT NULL,
    value_on DATE
);
