-- One row per input that has not landed yet: why, and what to do.
CREATE VIEW main.quarantine AS
SELECT
    quarantine_id,
    run_id,
    uri,
    original_sha256,
    stage,
    code,
    message,
    details,
    recorded_at AS quarantined_at
FROM store.quarantine_events
QUALIFY row_number() OVER (PARTITION BY quarantine_id ORDER BY recorded_at DESC, event DESC) = 1
    AND event = 'quarantined';
