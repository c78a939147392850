-- One row per word of one page of one document, in the order of the raw text.
SELECT page_number, raw_start, raw_end, x0, top, x1, bottom, confidence
FROM main.words
WHERE document_id = $document_id AND page_number = $page_number
ORDER BY raw_start, raw_end;
