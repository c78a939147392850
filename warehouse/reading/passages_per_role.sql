-- One row per role and language of the passages of one document.
SELECT
    role,
    language,
    count(*) AS passage_count,
    sum(text_end - text_start)::BIGINT AS char_count
FROM main.passages
WHERE document_id = $document_id
GROUP BY role, language
ORDER BY passage_count DESC, role, language;
