-- One row per passage of every document, ordered by document and place: the text of the pages about documents.
SELECT document_id, passage_number, role, language, text_start, text_end, page_number, text
FROM main.passages
ORDER BY document_id, text_start, passage_number;
