-- One row: the newest head.
SELECT tree_size, root_sha256
FROM store.ledger_heads
ORDER BY tree_size DESC
LIMIT 1;
