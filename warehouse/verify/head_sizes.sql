-- One row per size at which the log's root is wanted: of every head that the log reaches, and of the whole.
SELECT tree_size
FROM store.ledger_heads
WHERE tree_size BETWEEN 0 AND (SELECT count(*) FROM leaves)
UNION
SELECT count(*) FROM leaves;
