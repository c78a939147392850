-- What could not be fetched: one row per failed capture, the newest first.
SELECT captured_at, uri, status_code, error
FROM captures
WHERE outcome = 'failed'
ORDER BY captured_at DESC, uri;
