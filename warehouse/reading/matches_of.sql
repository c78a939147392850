-- One row per passage that one document shares with another, seen from it; common wording left out.
SELECT
    match_id,
    other_document_id AS other_id,
    text_start,
    text_end,
    other_start,
    other_end,
    similarity
FROM main.matches
WHERE document_id = $document_id AND NOT is_formula
UNION ALL
SELECT match_id, document_id, other_start, other_end, text_start, text_end, similarity
FROM main.matches
WHERE other_document_id = $document_id AND NOT is_formula
ORDER BY text_start, text_end, other_id;
