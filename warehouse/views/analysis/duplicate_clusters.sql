-- One row per group of documents that say the same: the copy to read, and all copies.
CREATE VIEW main.duplicate_clusters AS
SELECT
    clusters.cluster_id,
    any_value(clusters.document_id) FILTER (clusters.is_canonical) AS canonical_id,
    any_value(documents.title) FILTER (clusters.is_canonical) AS title,
    any_value(clusters.canonical_reason) FILTER (clusters.is_canonical) AS canonical_reason,
    count(*) AS document_count,
    list(clusters.document_id ORDER BY clusters.is_canonical DESC, clusters.document_id) AS document_ids
FROM main.clusters AS clusters
JOIN main.documents AS documents
    ON documents.document_id = clusters.document_id
GROUP BY clusters.cluster_id;
