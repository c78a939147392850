-- One event per input that has got out of quarantine: its document landed, its file could be read after all,
-- or it is now there for another reason.
INSERT INTO store.quarantine_events BY NAME
WITH resolved AS (
    SELECT *
    FROM main.quarantine AS held
    WHERE held.original_sha256 IN (FROM store.derivations SELECT document_id WHERE run_id = $run_id)
        OR (
            held.code = 'unreadable'
            AND held.uri IN (FROM store.captures SELECT uri WHERE run_id IN (SELECT unnest($run_ids)) AND outcome != 'failed')
        )
        OR (
            held.run_id != $run_id
            AND held.original_sha256 IN (FROM main.quarantine SELECT original_sha256 WHERE run_id = $run_id)
        )
)

SELECT
    quarantine_id,
    'resolved' AS event,
    $run_id AS run_id,
    $recorded_at::TIMESTAMP AS recorded_at,
    $code_version AS code_version,
    uri,
    original_sha256,
    stage,
    code,
    message,
    details
FROM resolved;
