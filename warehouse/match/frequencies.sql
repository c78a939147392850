-- One row per seed looked up: how many documents hold it and which of them said it first, now and before the new ones
-- came. The first is the one with the earliest date, then with the smallest id: it does not depend on who came when.
CREATE OR REPLACE TEMP TABLE frequencies AS
WITH ranked AS (
    SELECT
        form_number,
        form_number >= $first_new AS is_new,
        row_number() OVER (ORDER BY stated_on NULLS LAST, document_id)::INTEGER AS place
    FROM indexed
)

SELECT
    holders.seed,
    count(*)::INTEGER AS document_count,
    count(*) FILTER (NOT ranked.is_new)::INTEGER AS old_document_count,
    arg_min(holders.form_number, ranked.place) AS first_number,
    arg_min(holders.form_number, ranked.place) FILTER (NOT ranked.is_new) AS old_first_number
FROM holders
JOIN ranked USING (form_number)
GROUP BY holders.seed;
