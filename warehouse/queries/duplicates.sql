-- Documents that say the same: one row per group, with the copy to read and why.
SELECT
    substr(canonical_id, 1, 10) AS copy_to_read,
    title,
    document_count,
    canonical_reason,
    list_transform(document_ids, lambda id: substr(id, 1, 10)) AS documents
FROM duplicate_clusters
ORDER BY document_count DESC, copy_to_read;
