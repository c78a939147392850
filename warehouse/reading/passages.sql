-- One row per passage of one document, in the order of its text, without the text.
SELECT passage_number, role, section, language, text_start, text_end, page_number
FROM main.passages
WHERE document_id = $document_id
ORDER BY text_start, passage_number;
