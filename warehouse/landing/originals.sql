-- One row per content that these runs captured first.
INSERT INTO store.originals BY NAME
SELECT
    original_sha256,
    any_value(original_bytes) AS original_bytes,
    arg_min(media_type, capture_id) AS media_type,
    min(captured_at) AS first_captured_at,
    arg_min(run_id, capture_id) AS run_id
FROM store.captures
ANTI JOIN store.originals USING (original_sha256)
WHERE run_id IN (SELECT unnest($run_ids)) AND original_sha256 IS NOT NULL
GROUP BY original_sha256;
