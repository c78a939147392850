-- One row per match of a document in an affected pair, with whomever it is: a third document may be what two have it from.
-- What follows looks at them more than once, and would put the latest judgement about each match together each time.
CREATE OR REPLACE TEMP TABLE related_matches AS
WITH affected AS (
    SELECT DISTINCT unnest([document_id, other_document_id]) AS document_id FROM affected_pairs
)

SELECT
    match_id,
    document_id,
    other_document_id,
    text_start,
    text_end,
    other_start,
    other_end,
    is_quoted,
    other_is_quoted,
    is_formula,
    matched_chars,
    own_chars,
    similarity
FROM main.matches
WHERE document_id IN (FROM affected) OR other_document_id IN (FROM affected);
