-- One row per change of mind about which document held a citation means; one without any means none.
CREATE TABLE store.citation_events (
    derivation_id VARCHAR NOT NULL,
    citation_number INTEGER NOT NULL,
    run_id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    cited_document_id VARCHAR,
    resolution VARCHAR NOT NULL CHECK (resolution IN ('held', 'inferred', 'not_held')),
    resolution_reason VARCHAR NOT NULL
);
