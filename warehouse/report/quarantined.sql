-- One row per input of a run that is in quarantine, whichever run put it there.
SELECT DISTINCT
    quarantine.quarantine_id,
    quarantine.uri,
    quarantine.code,
    quarantine.message
FROM main.quarantine AS quarantine
JOIN main.captures AS captures
    ON captures.original_sha256 = quarantine.original_sha256
    OR (quarantine.original_sha256 IS NULL AND captures.uri = quarantine.uri)
WHERE captures.run_id = $run_id
    OR quarantine.run_id = $run_id
    OR list_contains($rejected, quarantine.original_sha256)
ORDER BY quarantine.uri, quarantine.code;
