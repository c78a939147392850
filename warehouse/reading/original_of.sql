-- One row: the bytes of one document.
SELECT original_sha256, original_bytes, media_type, first_captured_at, run_id
FROM main.originals
WHERE original_sha256 = $document_id;
