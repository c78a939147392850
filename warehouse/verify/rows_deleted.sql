-- One row per entry whose row is gone.
SELECT
    'store.' || kind || ' ' || subject_id AS place,
    'the row is gone; entry ' || entry_number || ' says ' || row_then AS message
FROM compared
WHERE NOT is_digest AND row_now IS NULL
ORDER BY ALL;
