-- One row per table and set of columns that its entries cover, as one entry of each run tells: a run covers the same in all.
-- One that cannot be read tells nothing; then its run's entries are compared one by one.
CREATE OR REPLACE TEMP TABLE layouts AS
WITH samples AS (
    SELECT kind, any_value(body) AS body
    FROM store.ledger
    GROUP BY kind, run_id
    HAVING json_valid(any_value(body))
)

SELECT DISTINCT
    registered.kind,
    CASE
        WHEN registered.is_digest THEN from_json(samples.body -> '$.columns', '["VARCHAR"]')
        ELSE list_sort(json_keys(samples.body, '$.row'))
    END AS columns,
    registered.is_digest AND registered.key = ['derivation_id'] AS is_of_derivation
FROM registered
JOIN samples USING (kind)
WHERE samples.body ->> '$.table' = registered.kind;
