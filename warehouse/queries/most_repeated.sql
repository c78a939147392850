-- Passages that the most other documents repeat: one row per passage with a match.
SELECT
    substr(passages.document_id, 1, 10) AS document,
    passages.passage_number,
    count(DISTINCT sides.other_id) AS repeated_by,
    passages.language,
    passages.text
FROM passages
JOIN (
    SELECT document_id, other_document_id AS other_id, text_start, text_end
    FROM matches
    WHERE NOT is_formula
    UNION ALL
    SELECT other_document_id, document_id, other_start, other_end
    FROM matches
    WHERE NOT is_formula
) AS sides
    ON sides.document_id = passages.document_id
    AND sides.text_start < passages.text_end
    AND sides.text_end > passages.text_start
WHERE passages.role <> 'furniture'
GROUP BY passages.document_id, passages.passage_number, passages.language, passages.text
ORDER BY repeated_by DESC, length(passages.text) DESC, document
LIMIT 50;
