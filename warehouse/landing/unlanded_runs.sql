-- One row per run with logged captures that are not in the warehouse, but for live runs: when it began at the latest.
SELECT logged.run_id, min(logged.captured_at) AS started_at
FROM captures_log($path) AS logged
ANTI JOIN store.captures USING (capture_id)
WHERE NOT list_contains($live, logged.run_id)
GROUP BY logged.run_id
ORDER BY started_at, logged.run_id;
