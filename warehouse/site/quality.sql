-- One row per document, those that need a look first: how much was changed, how sure the reading was, how many doubts.
SELECT
    quality.document_id,
    names.called,
    documents.char_count,
    quality.edit_count,
    1000 * quality.edit_count / nullif(documents.char_count, 0) AS edits_per_1000,
    quality.ocr_page_count,
    quality.ocr_confidence,
    quality.suspicious_score,
    quality.finding_count
FROM quality
JOIN documents USING (document_id)
JOIN named_documents AS names USING (document_id)
ORDER BY
    quality.finding_count DESC,
    quality.suspicious_score DESC,
    quality.ocr_confidence NULLS LAST,
    edits_per_1000 DESC,
    quality.document_id;
