-- One row per derivation whose anchors in the index `held` are not those of the index that was made of its text again.
-- Which figures are probes depends on what was indexed before; how many are does not.
WITH again AS (
    SELECT bodies.* EXCLUDE (body_number), anchors.anchor, anchors.is_figure
    FROM bodies
    LEFT JOIN anchors USING (body_number)
    UNION ALL
    SELECT bodies.* EXCLUDE (body_number), 'probes ' || count(*), NULL
    FROM bodies
    JOIN anchors USING (body_number)
    WHERE anchors.is_probe
    GROUP BY ALL
),

kept_bodies AS (
    FROM held.bodies WHERE derivation_id IN (SELECT derivation_id FROM indexed)
),

kept AS (
    SELECT bodies.* EXCLUDE (body_number), anchors.anchor, anchors.is_figure
    FROM kept_bodies AS bodies
    LEFT JOIN held.anchors AS anchors USING (body_number)
    UNION ALL
    SELECT bodies.* EXCLUDE (body_number), 'probes ' || count(*), NULL
    FROM kept_bodies AS bodies
    JOIN held.anchors AS anchors USING (body_number)
    WHERE anchors.is_probe
    GROUP BY ALL
),

differing AS (
    (SELECT derivation_id, 'kept' AS side FROM (FROM kept EXCEPT ALL FROM again))
    UNION ALL
    (SELECT derivation_id, 'again' AS side FROM (FROM again EXCEPT ALL FROM kept))
)

SELECT
    'derivation ' || derivation_id AS place,
    format(
        'it lacks {} anchors that the text gives, and has {} that it does not',
        count(*) FILTER (side = 'again'),
        count(*) FILTER (side = 'kept')
    ) AS message
FROM differing
GROUP BY derivation_id
ORDER BY place;
