-- One row per file under originals/ that no capture brought, neither in the warehouse nor in captures.ndjson.
SELECT
    'originals/' || left(original_sha256, 2) || '/' || substr(original_sha256, 3) AS place,
    'no capture brought these bytes' AS message
FROM files
WHERE original_sha256 NOT IN (
        SELECT original_sha256 FROM store.captures WHERE original_sha256 IS NOT NULL
        UNION
        SELECT original_sha256 FROM logged_captures WHERE original_sha256 IS NOT NULL
        UNION
        SELECT original_sha256 FROM store.originals
    )
ORDER BY ALL;
