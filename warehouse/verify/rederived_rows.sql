-- One row per derivation that comes out with other rows of one table: its place and how many differ.
WITH again AS (
    FROM read_parquet($rows)
),

held AS (
    FROM query_table($table) WHERE derivation_id IN (SELECT derivation_id FROM read_parquet($derivations))
),

alike AS (
    SELECT * FROM again WHERE derivation_id IN (SELECT derivation_id FROM main.derivations)
),

differing AS (
    (SELECT derivation_id, 'held' AS side FROM (FROM held EXCEPT ALL FROM alike))
    UNION ALL
    (SELECT derivation_id, 'again' AS side FROM (FROM alike EXCEPT ALL FROM held))
)

SELECT
    'document ' || derivations.document_id || ', ' || $table AS place,
    format(
        'deriving it again gives {} rows that are not there, and lacks {} that are',
        count(*) FILTER (side = 'again'),
        count(*) FILTER (side = 'held')
    ) AS message
FROM differing
JOIN main.derivations AS derivations USING (derivation_id)
GROUP BY derivations.document_id
ORDER BY place;
