-- One row per URI of these, and what it gave, that this run, or one that was cut short since, has captured and nobody
-- has landed yet: what begins again need not ask for it again.
SELECT DISTINCT logged.uri, logged.original_sha256
FROM captures_log($path) AS logged
ANTI JOIN store.captures USING (capture_id)
WHERE logged.uri IN (SELECT unnest($uris))
    AND logged.method = 'http'
    AND logged.original_sha256 IS NOT NULL
    AND logged.captured_at > $since::TIMESTAMP
    AND NOT list_contains($live, logged.run_id);
