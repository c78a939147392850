-- One row per run of raw text and the bytes of the original (or of a part of it) that it was read from.
CREATE TABLE store.raw_spans (
    derivation_id VARCHAR NOT NULL,
    raw_start INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    part VARCHAR NOT NULL,
    byte_start BIGINT NOT NULL,
    byte_end BIGINT NOT NULL,
    encoding VARCHAR NOT NULL
);
