-- What could not be fetched: one row per failed attempt, the newest first.
SELECT captured_at, uri, attempt, status_code, error_code, error
FROM captures
WHERE outcome = 'failed'
ORDER BY captured_at DESC, uri, attempt DESC;
