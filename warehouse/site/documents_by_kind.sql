-- One row per kind: how many documents there are of it, and over which time they are dated.
SELECT
    kind,
    count(*) AS document_count,
    min(coalesce(dated_on, published_on)) AS first_on,
    max(coalesce(dated_on, published_on)) AS last_on
FROM documents
GROUP BY kind
ORDER BY document_count DESC, kind;
