-- One row per flow run, the newest first.
SELECT
    run_id,
    flow_name,
    prefect_flow_run_id,
    state,
    started_at,
    ended_at,
    epoch(ended_at - started_at) AS duration_seconds,
    code_version,
    settings,
    captured_count,
    landed_count,
    unchanged_count,
    quarantined_count
FROM main.runs
ORDER BY started_at DESC, run_id DESC
LIMIT $row_limit;
