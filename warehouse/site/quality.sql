-- One row per document, those that need a look first: how much was changed, how sure the reading was, how many doubts.
WITH names AS (
    SELECT document_id, min(file_name) AS file_name FROM document_sources GROUP BY document_id
)

SELECT
    quality.document_id,
    coalesce(documents.title, names.file_name, 'untitled') AS called,
    documents.char_count,
    quality.edit_count,
    1000 * quality.edit_count / nullif(documents.char_count, 0) AS edits_per_1000,
    quality.ocr_page_count,
    quality.ocr_confidence,
    quality.garbled_score,
    quality.suspicious_score,
    quality.finding_count
FROM quality
JOIN documents ON documents.document_id = quality.document_id
LEFT JOIN names ON names.document_id = quality.document_id
ORDER BY
    quality.finding_count DESC,
    quality.suspicious_score DESC,
    quality.ocr_confidence NULLS LAST,
    edits_per_1000 DESC,
    quality.document_id;
