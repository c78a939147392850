-- One row per logged capture of these runs that is not in the warehouse yet.
-- The log is the record: what a killed run had logged lands with the next, unless its bytes are lost.
INSERT INTO store.captures BY NAME
SELECT logged.*
FROM captures_log($path) AS logged
ANTI JOIN store.captures USING (capture_id)
WHERE logged.run_id IN (SELECT unnest($run_ids))
    AND NOT coalesce(list_contains($lost, logged.original_sha256), false)
ORDER BY logged.capture_id;
