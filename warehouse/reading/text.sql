-- One row: the raw and the clean text of one document.
SELECT raw_text, text
FROM main.documents
WHERE document_id = $document_id;
