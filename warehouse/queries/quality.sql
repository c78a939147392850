-- Which documents need a look: one row per document, the most suspicious first.
SELECT
    substr(quality.document_id, 1, 10) AS document,
    documents.title,
    round(quality.suspicious_score, 5) AS suspicious_score,
    quality.finding_count,
    quality.suggestion_count,
    quality.edit_count,
    round(quality.edited_share, 4) AS edited_share,
    quality.ocr_page_count,
    round(quality.ocr_confidence, 3) AS ocr_confidence,
    round(quality.garbled_score, 3) AS garbled_score
FROM quality
JOIN documents
    ON documents.document_id = quality.document_id
ORDER BY quality.suspicious_score DESC, quality.finding_count DESC, document;
