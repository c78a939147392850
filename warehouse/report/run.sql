-- One row: the counts of a run.
SELECT captured_count, landed_count, unchanged_count, quarantined_count
FROM main.runs
WHERE run_id = $run_id;
