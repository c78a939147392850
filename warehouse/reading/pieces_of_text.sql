-- One row per piece that makes up clean text between two offsets, or removes something there, in its order.
SELECT piece_number, text_start, text_end, raw_start, raw_end, rules, after
FROM main.pieces
WHERE document_id = $document_id AND text_start < $text_end AND text_end > $text_start
ORDER BY piece_number;
