-- One row per document held, or of those named: its original, the URI that it was derived under at first, and which
-- version derived it by which rules.
WITH firsts AS (
    -- As the run that captured an original first named it when it derived it, so that the same comes out again: what
    -- is attached is derived after what is not.
    SELECT original_sha256, arg_min(uri, (method = 'attachment', uri)) AS uri
    FROM (
        SELECT original_sha256, uri, method
        FROM store.captures
        WHERE original_sha256 IS NOT NULL AND method NOT IN ('listing', 'catalog')
        QUALIFY run_id = arg_min(run_id, capture_id) OVER (PARTITION BY original_sha256)
    )
    GROUP BY original_sha256
)

SELECT
    derivations.document_id,
    coalesce(firsts.uri, '') AS uri,
    derivations.code_version,
    derivations.rules::VARCHAR AS rules
FROM main.derivations AS derivations
LEFT JOIN firsts
    ON firsts.original_sha256 = derivations.document_id
WHERE derivations.is_current AND (len($document_ids) = 0 OR list_contains($document_ids, derivations.document_id))
ORDER BY uri, derivations.document_id;
