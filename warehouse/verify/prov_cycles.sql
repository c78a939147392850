-- One row per thing that is, over others, derived from itself, once everything else has been taken away.
SELECT
    'provenance: ' || subject_id AS place,
    'it is derived from ' || object_id || ' in a circle' AS message
FROM edges
ORDER BY ALL;
