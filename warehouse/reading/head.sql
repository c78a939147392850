-- One row, or none before the first run has ended: the newest head of the log.
SELECT run_id, tree_size, root_sha256, recorded_at
FROM main.ledger_heads
ORDER BY tree_size DESC, recorded_at DESC
LIMIT 1;
