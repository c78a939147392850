-- One row per method by which pages of one document were read.
SELECT
    method,
    count(*) AS page_count,
    avg(confidence) AS confidence
FROM main.pages
WHERE document_id = $document_id
GROUP BY method
ORDER BY method;
