-- One row per place at which a derivation's text cites something, as it says it.
CREATE TABLE store.citations (
    derivation_id VARCHAR NOT NULL,
    citation_number INTEGER NOT NULL,
    passage_number INTEGER NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('symbol', 'resolution', 'treaty', 'case', 'url')),
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    cited_as VARCHAR NOT NULL,
    cited_symbol VARCHAR,
    cited_title VARCHAR,
    cited_on DATE
);
