-- One row per piece that holds raw text between two offsets, in the order of the clean text.
SELECT piece_number, text_start, text_end, raw_start, raw_end, rules, after
FROM main.pieces
WHERE document_id = $document_id AND raw_start < $raw_end AND raw_end > $raw_start
ORDER BY piece_number;
