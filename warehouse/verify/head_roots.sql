-- One row per head that is not the root of the log at its size.
WITH heads AS (
    SELECT
        run_id,
        tree_size,
        root_sha256,
        coalesce(lag(tree_size) OVER (ORDER BY tree_size), 0) AS earlier_size
    FROM store.ledger_heads
)

SELECT
    'store.ledger_heads ' || run_id AS place,
    CASE
        WHEN tree_sha256 IS NULL
            THEN 'tree_size is ' || tree_size || ', the ledger has ' || (SELECT count(*) FROM leaves) || ' entries'
        ELSE 'root_sha256 at tree_size ' || tree_size || ' is ' || root_sha256 || ', the entries give ' || tree_sha256
            || ' (this run wrote entries ' || earlier_size || ' to ' || tree_size - 1 || ' of the ledger)'
    END AS message
FROM heads
LEFT JOIN range_hashes
    ON range_end = tree_size
WHERE root_sha256 IS DISTINCT FROM tree_sha256
ORDER BY tree_size;
