-- One row per line of captures.ndjson that no run of Chancery wrote: a capture twice, or one that a landed run has not.
-- A run that was cut short may have logged more than has landed.
SELECT
    'captures.ndjson: capture ' || logged.capture_id AS place,
    if(count(*) > 1, 'it stands there ' || count(*) || ' times', 'its run has landed, without it') AS message
FROM logged_captures AS logged
LEFT JOIN store.captures AS held USING (capture_id)
WHERE $document_id IS NULL OR logged.original_sha256 = $document_id
GROUP BY logged.capture_id
HAVING count(*) > 1
    OR (
        count(held.capture_id) = 0
        AND any_value(logged.run_id) IN (SELECT run_id FROM store.run_events WHERE event = 'ended')
    )
ORDER BY place;
