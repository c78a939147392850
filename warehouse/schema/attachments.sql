-- One row per file that a derivation found attached; its bytes are an original of their own.
CREATE TABLE store.attachments (
    derivation_id VARCHAR NOT NULL,
    attachment_number INTEGER NOT NULL,
    part VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    declared_media_type VARCHAR NOT NULL,
    original_sha256 VARCHAR NOT NULL,
    original_bytes BIGINT NOT NULL
);
