-- One row per shared passage and document that has it, ordered by document and place, with the passage of the other
-- document that it begins in: where a reader goes from here to there. Common wording is left out.
WITH sided AS (
    SELECT document_id, other_document_id AS other_id, text_start, text_end, other_start, matched_chars, match_id
    FROM main.matches
    WHERE NOT is_formula
    UNION ALL
    SELECT other_document_id, document_id, other_start, other_end, text_start, matched_chars, match_id
    FROM main.matches
    WHERE NOT is_formula
)

SELECT
    sided.document_id,
    sided.other_id,
    sided.text_start,
    sided.text_end,
    sided.matched_chars,
    passages.passage_number AS other_passage_number,
    passages.text_start AS other_passage_start
FROM sided
ASOF JOIN main.passages AS passages
    ON passages.document_id = sided.other_id AND passages.text_start <= sided.other_start
ORDER BY sided.document_id, sided.text_start, sided.text_end, sided.match_id;
