-- Which languages are there: one row per language, with passages, documents and characters.
SELECT
    language,
    count(*) AS passages,
    count(DISTINCT document_id) AS documents,
    sum(text_end - text_start)::BIGINT AS chars
FROM passages
WHERE role <> 'furniture'
GROUP BY language
ORDER BY chars DESC, language;
