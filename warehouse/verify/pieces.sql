-- One row per piece of these derivations, in the order in which they make the text.
SELECT derivation_id, piece_number, text_start, text_end, raw_start, raw_end, after
FROM store.pieces
WHERE derivation_id IN (SELECT unnest($derivation_ids::VARCHAR[]))
ORDER BY derivation_id, piece_number;
