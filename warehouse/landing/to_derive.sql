-- One row per captured original that is neither landed nor in quarantine by this version, first URI first.
-- A retry takes up those in quarantine too.
WITH wanted AS (
    SELECT unnest($original_sha256s) AS original_sha256, unnest($uris) AS uri
)

SELECT wanted.original_sha256, min(wanted.uri) AS uri
FROM wanted
ANTI JOIN main.derivations AS derivations
    ON derivations.document_id = wanted.original_sha256
ANTI JOIN (
    SELECT original_sha256
    FROM main.quarantine_history
    WHERE quarantine_id IN (SELECT quarantine_id FROM main.quarantine)
        AND code_version = $code_version
        AND NOT $is_retry
) AS held USING (original_sha256)
GROUP BY wanted.original_sha256
ORDER BY uri, original_sha256;
