-- One row per head whose last entry was not written by its run at its time.
SELECT
    'store.ledger_heads ' || heads.run_id AS place,
    concat_ws(
        '; ',
        CASE WHEN ledger.run_id IS NULL THEN 'tree_size is ' || heads.tree_size || ', there is no such entry' END,
        CASE
            WHEN ledger.run_id <> heads.run_id
                THEN 'run_id is ' || heads.run_id || ', its last entry is of ' || ledger.run_id
        END,
        CASE
            WHEN ledger.recorded_at <> heads.recorded_at
                THEN 'recorded_at is ' || heads.recorded_at || ', its last entry is of ' || ledger.recorded_at
        END
    ) AS message
FROM store.ledger_heads AS heads
LEFT JOIN store.ledger AS ledger
    ON ledger.entry_number = heads.tree_size - 1
WHERE (heads.run_id, heads.recorded_at) IS DISTINCT FROM (ledger.run_id, ledger.recorded_at)
ORDER BY heads.tree_size;
