-- Which pages were read badly: one row per page by OCR or with a garbled text layer, the least sure first.
SELECT
    substr(pages.document_id, 1, 10) AS document,
    documents.title,
    pages.page_number,
    pages.method,
    round(pages.confidence, 3) AS confidence,
    round(pages.garbled_score, 3) AS garbled_score,
    pages.raw_end - pages.raw_start AS chars
FROM pages
JOIN documents
    ON documents.document_id = pages.document_id
WHERE pages.method = 'ocr' OR pages.garbled_score > 0.1
ORDER BY pages.confidence NULLS LAST, pages.garbled_score DESC, document, pages.page_number;
