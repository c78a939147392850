-- One row per seed looked up: how many documents hold it and which of them said it first, now and before the new ones
-- came.
CREATE OR REPLACE TEMP TABLE frequencies AS
SELECT
    holders.seed,
    count(*)::INTEGER AS document_count,
    count(*) FILTER (holders.form_number < getvariable('first_new'))::INTEGER AS old_document_count,
    arg_min(holders.form_number, ranked.place) AS first_number,
    arg_min(holders.form_number, ranked.place) FILTER (holders.form_number < getvariable('first_new')) AS old_first_number
FROM holders
JOIN ranked USING (form_number)
GROUP BY holders.seed;
