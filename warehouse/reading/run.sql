-- One row: one run, by its id.
SELECT run_id, flow_name, prefect_flow_run_id, state, started_at, ended_at, code_version, libraries
FROM main.runs
WHERE run_id = $run_id;
