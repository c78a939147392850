-- Which documents say little of themselves: one row per document without a title, a date, an issuer or a language.
SELECT
    substr(document_id, 1, 10) AS document,
    kind,
    title,
    dated_on,
    issuer,
    languages,
    char_count
FROM documents
WHERE title IS NULL OR dated_on IS NULL OR issuer IS NULL OR len(languages) = 0
ORDER BY (title IS NULL)::INTEGER + (dated_on IS NULL)::INTEGER + (issuer IS NULL)::INTEGER DESC, document;
