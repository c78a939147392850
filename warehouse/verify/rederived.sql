-- One row per document that no longer comes out of its original as it is recorded: its place and how it
-- differs. One read by another version of an extractor comes out otherwise by right,
-- and one that only OCR can read does not come out where there is none.
WITH again AS (
    SELECT document_id, extractor, raw_text_sha256, text_sha256 FROM read_parquet($derivations)
),

rejected AS (
    SELECT original_sha256 AS document_id, code, message FROM read_parquet($quarantine_events)
),

held AS (
    SELECT * FROM main.derivations WHERE is_current AND list_contains($chosen, document_id)
)

SELECT
    'document ' || held.document_id AS place,
    CASE
        WHEN again.document_id IS NULL
            THEN 'deriving it again ends in quarantine: '
                || coalesce(rejected.code || ': ' || rejected.message, 'no reason was given')
        WHEN held.raw_text_sha256 != again.raw_text_sha256 THEN 'reading its original again gives another raw text'
        ELSE 'cleaning its raw text again gives another text'
    END AS message
FROM held
LEFT JOIN again USING (document_id)
LEFT JOIN rejected USING (document_id)
WHERE (again.document_id IS NULL AND rejected.code IS DISTINCT FROM 'ocr_unavailable')
    OR (
        held.extractor = again.extractor
        AND (held.raw_text_sha256 != again.raw_text_sha256 OR held.text_sha256 != again.text_sha256)
    )
ORDER BY place;
