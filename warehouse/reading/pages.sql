-- One row per page of one document, in order.
SELECT page_number, width_pt, height_pt, raw_start, raw_end, method, confidence
FROM main.pages
WHERE document_id = $document_id
ORDER BY page_number;
