-- One row per input in quarantine.
SELECT quarantine_id, uri, original_sha256, code, details
FROM main.quarantine
ORDER BY uri, quarantine_id;
