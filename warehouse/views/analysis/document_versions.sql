-- One row per change of what a URI gives: the bytes of one capture after other bytes of the capture before it.
CREATE VIEW main.document_versions AS
WITH captured AS (
    SELECT uri, captured_at, capture_id, original_sha256
    FROM store.captures
    WHERE original_sha256 IS NOT NULL
),

successions AS (
    SELECT
        uri,
        original_sha256 AS document_id,
        captured_at,
        lag(original_sha256) OVER fetched AS earlier_document_id,
        lag(captured_at) OVER fetched AS earlier_captured_at
    FROM captured
    WINDOW fetched AS (PARTITION BY uri ORDER BY captured_at, capture_id)
)

SELECT *, row_number() OVER (PARTITION BY uri ORDER BY captured_at) + 1 AS version_number
FROM successions
WHERE earlier_document_id != document_id;
