-- Adds one row: the head of the log as it is now.
INSERT INTO store.ledger_heads
SELECT $run_id, range_end, tree_sha256, $recorded_at::TIMESTAMP
FROM range_hashes;
