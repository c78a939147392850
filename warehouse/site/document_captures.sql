-- One row per fetch that gave a document, ordered by document and time: where its bytes were found.
SELECT original_sha256 AS document_id, uri, captured_at, method, status_code, outcome
FROM main.captures
WHERE original_sha256 IS NOT NULL
ORDER BY document_id, captured_at, capture_id;
