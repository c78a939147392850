-- One row per note of a document and place it is marked at.
SELECT * EXCLUDE (document_id)
FROM main.footnotes
WHERE document_id = $document_id
ORDER BY footnote_number;
