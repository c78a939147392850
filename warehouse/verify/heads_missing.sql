-- One row per run that wrote entries and has no head over them.
SELECT
    'store.ledger_heads ' || ledger.run_id AS place,
    'the head of this run is missing: it wrote entries ' || min(entry_number) || ' to ' || max(entry_number) AS message
FROM store.ledger AS ledger
ANTI JOIN store.ledger_heads USING (run_id)
GROUP BY ledger.run_id
ORDER BY min(entry_number);
