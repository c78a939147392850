-- One row per derivation whose seeds in the index `held` are not those of the index that was made of its text again.
WITH again AS (
    SELECT indexed.derivation_id, indexed.document_id, indexed.stated_on, seeds.seed, seeds.position
    FROM indexed
    LEFT JOIN seeds USING (form_number)
),

kept AS (
    SELECT indexed.derivation_id, indexed.document_id, indexed.stated_on, seeds.seed, seeds.position
    FROM held.indexed AS indexed
    LEFT JOIN held_seeds AS seeds USING (form_number)
    WHERE indexed.derivation_id IN (SELECT derivation_id FROM main.indexed)
),

differing AS (
    (SELECT derivation_id, seed, 'kept' AS side FROM (FROM kept EXCEPT ALL FROM again))
    UNION ALL
    (SELECT derivation_id, seed, 'again' AS side FROM (FROM again EXCEPT ALL FROM kept))
)

SELECT
    'document ' || any_value(main.indexed.document_id) AS place,
    format(
        'it lacks {} seeds that the text gives, and has {} that it does not',
        count(seed) FILTER (side = 'again'),
        count(seed) FILTER (side = 'kept')
    ) AS message
FROM differing
JOIN main.indexed USING (derivation_id)
GROUP BY derivation_id
ORDER BY place;
