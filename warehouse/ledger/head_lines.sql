-- One row per head, oldest first: its line in heads.log.
SELECT strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%fZ') || ' ' || tree_size || ' ' || root_sha256
FROM store.ledger_heads
ORDER BY tree_size, recorded_at, run_id;
