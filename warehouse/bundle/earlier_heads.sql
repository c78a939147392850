-- One row per head of the log before one of this size, the earliest first.
SELECT DISTINCT tree_size, root_sha256
FROM main.ledger_heads
WHERE tree_size < $tree_size
ORDER BY tree_size;
