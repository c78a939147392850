-- One event per input that has got out of quarantine: its document landed, it could be fetched after all,
-- or it is now there for another reason.
INSERT INTO store.quarantine_events BY NAME
WITH last_captures AS (
    SELECT uri, outcome, coalesce(error_code, 'unreadable') AS code
    FROM store.captures
    WHERE run_id IN (SELECT unnest($run_ids))
    QUALIFY row_number() OVER (PARTITION BY uri ORDER BY capture_id DESC) = 1
),

resolved AS (
    SELECT *
    FROM main.quarantine AS held
    WHERE held.original_sha256 IN (FROM store.derivations SELECT document_id WHERE run_id = $run_id)
        OR (
            held.original_sha256 IS NULL
            AND held.stage = 'fetch'
            AND (held.uri, held.code) NOT IN (FROM last_captures SELECT (uri, code) WHERE outcome = 'failed')
            AND held.uri IN (FROM last_captures SELECT uri)
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
