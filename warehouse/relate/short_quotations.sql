-- One row per match shorter than a sentence that is a quotation all the same: one of the two documents has it in quotation
-- marks, the other has not, and nothing of it is common wording. At its beginning and its end, or a few letters from
-- them, stand the marks, or the dots of what was left out: inside a longer quotation a few words are a turn of phrase.
CREATE OR REPLACE TEMP TABLE short_quotations AS
WITH candidates AS (
    SELECT match_id, document_id, text_start, text_end
    FROM spans
    WHERE is_quoted AND NOT partner_is_quoted AND matched_chars < $least_chars AND own_chars >= 0.9 * matched_chars
),

edges AS (
    SELECT candidates.match_id, candidates.text_start AS place, passages.text, passages.text_start
    FROM candidates
    JOIN related_passages AS passages
        ON passages.document_id = candidates.document_id
        AND candidates.text_start >= passages.text_start
        AND candidates.text_start < passages.text_end
    UNION ALL
    SELECT candidates.match_id, candidates.text_end - 4, passages.text, passages.text_start
    FROM candidates
    JOIN related_passages AS passages
        ON passages.document_id = candidates.document_id
        AND candidates.text_end > passages.text_start
        AND candidates.text_end <= passages.text_end
)

-- From four characters before the passage to eight into it, and the other way round at its end.
SELECT match_id
FROM edges
WHERE regexp_matches(substr(text, greatest(place - text_start - 4, 0) + 1, 12), '["“”„‟«»「」『』…]|\.\.\.')
GROUP BY match_id
HAVING count(*) = 2;
