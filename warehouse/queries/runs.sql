-- What the runs did: one row per run, the newest first, with the head of the log at its end.
SELECT *
FROM run_summary
ORDER BY started_at DESC, run_id;
