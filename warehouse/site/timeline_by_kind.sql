-- One row per kind and stretch of time ($unit: day, week, month, quarter or year): how many documents are dated in it.
SELECT
    kind,
    date_trunc($unit, coalesce(dated_on, published_on))::DATE AS period_on,
    count(*) AS document_count
FROM documents
WHERE coalesce(dated_on, published_on) IS NOT NULL
GROUP BY kind, period_on
ORDER BY kind, period_on;
