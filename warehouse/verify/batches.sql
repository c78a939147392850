-- One row per derivation whose texts are to be replayed, in batches of about sixteen million characters.
CREATE OR REPLACE TEMP TABLE batches AS
SELECT
    derivation_id,
    document_id,
    (sum(strlen(raw_text) + strlen(text)) OVER (ORDER BY derivation_id) // 16_000_000)::BIGINT AS batch
FROM store.documents
WHERE $document_id IS NULL OR document_id = $document_id;
