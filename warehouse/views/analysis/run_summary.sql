-- One row per run: what it took in, what came of it, how long it took.
CREATE VIEW main.run_summary AS
SELECT
    runs.run_id,
    runs.flow_name,
    runs.state,
    runs.code_version,
    runs.started_at,
    epoch(runs.ended_at - runs.started_at) AS duration_seconds,
    runs.captured_count,
    runs.landed_count,
    runs.unchanged_count,
    runs.quarantined_count,
    ledger_heads.tree_size,
    ledger_heads.root_sha256
FROM main.runs AS runs
LEFT JOIN main.ledger_heads AS ledger_heads USING (run_id);
