-- One row per row of the store that no entry vouches for.
SELECT
    'store.' || kind || ' ' || subject_id AS place,
    'no entry of the ledger vouches for this row: ' || row_now AS message
FROM compared
WHERE NOT is_digest AND row_then IS NULL
ORDER BY ALL;
