-- Statements that stand in the most documents: one row per statement, in its first document.
SELECT
    document_count,
    speaker,
    stated_on,
    substr(document_id, 1, 10) AS first_document,
    first_published_on,
    list_transform(repeated_by, lambda id: substr(id, 1, 10)) AS repeated_by,
    text
FROM statements_repeated
WHERE document_count > 1
ORDER BY document_count DESC, first_published_on, first_document, statement_number
LIMIT 50;
