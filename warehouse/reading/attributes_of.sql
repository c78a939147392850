-- One row per value known about one document, in the order of its text.
SELECT name, value, text_start, text_end, found_by
FROM main.attributes
WHERE document_id = $document_id
ORDER BY attribute_number;
