-- One row per logged capture that no run has landed and no live run will.
SELECT logged.run_id, logged.original_sha256, logged.uri
FROM captures_log($path) AS logged
ANTI JOIN store.captures USING (capture_id)
WHERE NOT list_contains($live, logged.run_id) AND logged.original_sha256 IS NOT NULL
    AND logged.method NOT IN ('listing', 'catalog')
ORDER BY logged.capture_id;
