-- One row per original that is missing, cannot be read, or is not what its name and its row say.
SELECT
    'originals/' || left(original_sha256, 2) || '/' || substr(original_sha256, 3) AS place,
    CASE
        WHEN files.original_sha256 IS NULL THEN 'the file is missing'
        WHEN files.error IS NOT NULL THEN 'cannot be read: ' || files.error
        WHEN files.file_sha256 <> original_sha256
            THEN 'the bytes hash to ' || files.file_sha256 || if(
                files.file_bytes = originals.original_bytes,
                '',
                ', and there are ' || files.file_bytes || ' of ' || originals.original_bytes
            )
        ELSE 'it has ' || files.file_bytes || ' bytes, original_bytes is ' || originals.original_bytes
    END AS message
FROM store.originals AS originals
FULL JOIN files USING (original_sha256)
WHERE (originals.original_sha256 IS NOT NULL OR files.error IS NOT NULL OR files.file_sha256 <> original_sha256)
    AND (
        files.original_sha256 IS NULL
        OR files.error IS NOT NULL
        OR files.file_sha256 <> original_sha256
        OR files.file_bytes <> originals.original_bytes
    )
    AND ($document_id IS NULL OR original_sha256 = $document_id)
ORDER BY ALL;
