-- One row per entry whose columns are not what its body says.
WITH columns AS (
    SELECT
        ledger.entry_number,
        unnest([
            {'name': 'run_id', 'now': ledger.run_id, 'said': entries.run_id},
            {'name': 'recorded_at', 'now': ledger.recorded_at::VARCHAR, 'said': entries.recorded_at},
            {'name': 'kind', 'now': ledger.kind, 'said': entries.kind},
            {'name': 'subject_id', 'now': ledger.subject_id, 'said': entries.subject_id}
        ], recursive := true)
    FROM store.ledger AS ledger
    JOIN entries USING (entry_number)
    WHERE (ledger.run_id, ledger.recorded_at::VARCHAR, ledger.kind, ledger.subject_id)
        IS DISTINCT FROM (entries.run_id, entries.recorded_at, entries.kind, entries.subject_id)
)

SELECT
    'store.ledger entry ' || entry_number AS place,
    string_agg(name || ' is ' || now || ', the body says ' || coalesce(said, 'nothing'), '; ' ORDER BY name) AS message
FROM columns
WHERE now IS DISTINCT FROM said
GROUP BY entry_number
ORDER BY entry_number;
