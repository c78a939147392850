-- One row per change of what a URI gives that has this document before or after it, in the order of time.
SELECT
    versions.uri,
    versions.version_number,
    versions.document_id,
    versions.captured_at,
    versions.earlier_document_id,
    versions.earlier_captured_at,
    versions.document_id = $document_id AS is_later
FROM main.document_versions AS versions
WHERE versions.document_id = $document_id OR versions.earlier_document_id = $document_id
ORDER BY versions.captured_at, versions.uri;
