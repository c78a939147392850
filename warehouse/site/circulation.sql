-- One row per delay, in days, between the date a document bears and its publication, and kind: how many have it.
SELECT
    kind,
    published_on - dated_on AS days_between,
    count(*) AS document_count
FROM documents
WHERE dated_on IS NOT NULL AND published_on IS NOT NULL
GROUP BY kind, days_between
ORDER BY kind, days_between;
