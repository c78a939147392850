-- One row per capture in the warehouse that captures.ndjson does not have, or has otherwise.
WITH missing AS (
    SELECT captures.*
    FROM (SELECT * FROM store.captures EXCEPT ALL SELECT * FROM (SELECT DISTINCT * FROM logged_captures)) AS captures
    WHERE $document_id IS NULL OR captures.original_sha256 = $document_id
),

cells AS (
    SELECT
        missing.capture_id,
        logged.capture_id IS NOT NULL AS is_logged,
        unnest(json_keys(to_json(missing))) AS name,
        to_json(missing) AS row_now,
        to_json(logged) AS row_logged
    FROM missing
    LEFT JOIN logged_captures AS logged USING (capture_id)
)

SELECT
    'captures.ndjson: capture ' || capture_id AS place,
    CASE
        WHEN NOT is_logged THEN 'the warehouse has this capture, the log has not'
        ELSE string_agg(
            name || ' is ' || json_extract(row_logged, '$.' || name) || ', in the warehouse '
                || json_extract(row_now, '$.' || name),
            '; ' ORDER BY name
        ) FILTER (json_extract(row_logged, '$.' || name) IS DISTINCT FROM json_extract(row_now, '$.' || name))
    END AS message
FROM cells
GROUP BY capture_id, is_logged
ORDER BY ALL;
