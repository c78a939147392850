-- What is there: one row per document, by the date it bears.
SELECT
    substr(document_id, 1, 10) AS document,
    kind,
    dated_on,
    published_on,
    title,
    issuer,
    symbols,
    languages,
    page_count
FROM documents
ORDER BY dated_on NULLS LAST, document_id;
