-- Words that differ between two documents where they say the same: one row per place.
WITH differences AS (
    SELECT document_id, other_document_id, text_start, unnest(from_json(diff, '["JSON"]')) AS difference
    FROM matches
    WHERE NOT is_formula
)

SELECT
    substr(document_id, 1, 10) AS document,
    substr(other_document_id, 1, 10) AS other,
    difference ->> '$.op' AS op,
    difference ->> '$.before' AS before,
    difference ->> '$.after' AS after,
    (difference ->> '$.text_start')::INTEGER AS at_char
FROM differences
ORDER BY document, other, at_char;
