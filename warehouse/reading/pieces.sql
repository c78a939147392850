-- One row per piece of one document, in the order of its text: the whole way from raw text to text.
SELECT piece_number, text_start, text_end, raw_start, raw_end, rules, after
FROM main.pieces
WHERE document_id = $document_id
ORDER BY piece_number;
