-- What has changed at its address: one row per other content that a URI gave later, the newest first.
SELECT
    versions.uri,
    versions.version_number,
    substr(versions.earlier_document_id, 1, 10) AS before,
    substr(versions.document_id, 1, 10) AS after,
    versions.earlier_captured_at,
    versions.captured_at,
    length(later.text) - length(earlier.text) AS chars_more
FROM document_versions AS versions
LEFT JOIN documents AS earlier
    ON earlier.document_id = versions.earlier_document_id
LEFT JOIN documents AS later
    ON later.document_id = versions.document_id
ORDER BY versions.captured_at DESC, versions.uri;
