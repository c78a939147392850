-- One row per original in the captures log that is to be a document, so none that only listings or catalogues are: the
-- URI that it was derived under when it was first captured.
WITH logged AS (
    SELECT original_sha256, run_id, uri, method, capture_id
    FROM captures_log($path)
    WHERE original_sha256 IS NOT NULL AND method NOT IN ('listing', 'catalog')
        -- What a run that is at work has captured, it lands itself.
        AND NOT list_contains($live, run_id)
)

-- What is attached is derived after what is not.
SELECT original_sha256, arg_min(uri, (method = 'attachment', uri)) AS uri
FROM logged
SEMI JOIN (
    SELECT original_sha256, arg_min(run_id, capture_id) AS run_id FROM logged GROUP BY original_sha256
) AS firsts USING (original_sha256, run_id)
GROUP BY original_sha256
ORDER BY uri, original_sha256;
