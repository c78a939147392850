-- One row per match of two documents, in the order of the text of the one with the smaller id.
SELECT
    match_id,
    text_start,
    text_end,
    other_start,
    other_end,
    similarity,
    matched_chars,
    is_formula,
    diff,
    method_version
FROM main.matches
WHERE document_id = least($left_id, $right_id) AND other_document_id = greatest($left_id, $right_id)
ORDER BY text_start, other_start;
