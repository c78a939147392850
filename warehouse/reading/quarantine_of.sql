-- One row per time one document was put into quarantine or got out of it.
SELECT quarantine_id, event, run_id, recorded_at, uri, stage, code, message
FROM main.quarantine_history
WHERE original_sha256 = $document_id
ORDER BY recorded_at, event, quarantine_id;
