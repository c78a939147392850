-- One row per row of the store that is not what its entry says, with the columns that differ.
WITH columns AS (
    SELECT
        kind,
        subject_id,
        entry_number,
        unnest(list_distinct(json_keys(row_then) || json_keys(row_now))) AS name,
        row_then,
        row_now
    FROM compared
    WHERE row_then IS NOT NULL AND row_now IS NOT NULL AND json_valid(row_now::VARCHAR)
),

cells AS (
    SELECT
        *,
        json_extract(row_then, '$."' || name || '"')::VARCHAR AS cell_then,
        json_extract(row_now, '$."' || name || '"')::VARCHAR AS cell_now
    FROM columns
)

SELECT
    'store.' || kind || ' ' || subject_id AS place,
    string_agg(name || ' is ' || cell_now || ', entry ' || entry_number || ' says ' || cell_then, '; ' ORDER BY name)
        AS message
FROM cells
WHERE cell_then IS DISTINCT FROM cell_now
GROUP BY kind, subject_id, entry_number

UNION ALL

SELECT 'store.' || kind || ' ' || subject_id, 'a number in the row is none: ' || row_now
FROM compared
WHERE row_then IS NOT NULL AND row_now IS NOT NULL AND NOT json_valid(row_now::VARCHAR)
ORDER BY ALL;
