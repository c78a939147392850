-- Which passages are copied at the greatest length: one row per match that is no formula, the longest first.
SELECT
    matches.matched_chars,
    round(matches.similarity, 4) AS similarity,
    substr(matches.document_id, 1, 10) AS document,
    matches.text_start,
    substr(matches.other_document_id, 1, 10) AS other,
    matches.other_start,
    substr(documents.text, matches.text_start + 1, 80) AS begins
FROM matches
JOIN documents
    ON documents.document_id = matches.document_id
WHERE NOT matches.is_formula
ORDER BY matches.matched_chars DESC, matches.match_id
LIMIT 100;
