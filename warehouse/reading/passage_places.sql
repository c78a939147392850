-- One row per passage of one document, in the order of its text: where it stands and in which language.
SELECT text_start, text_end, language
FROM main.passages
WHERE document_id = $document_id
ORDER BY text_start, passage_number;
