-- One row per method by which pages of one document were read.
SELECT
    method,
    count(*) AS page_count,
    avg(confidence) AS confidence,
    max(garbled_score) AS garbled_score
FROM main.pages
WHERE document_id = $document_id
GROUP BY method
ORDER BY method;
