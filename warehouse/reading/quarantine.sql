-- One row per input that has not landed yet, the newest first.
SELECT
    quarantine_id,
    run_id,
    uri,
    original_sha256,
    stage,
    code,
    message,
    details,
    quarantined_at
FROM main.quarantine
ORDER BY run_id DESC, uri, quarantine_id;
