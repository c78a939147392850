-- One event per file that these runs could not read, unless it is in quarantine for that already.
INSERT INTO store.quarantine_events BY NAME
WITH failures AS (
    SELECT
        content_id(concat_ws(chr(31), uri, '', 'fetch', 'unreadable')) AS quarantine_id,
        'quarantined' AS event,
        $run_id AS run_id,
        $recorded_at::TIMESTAMP AS recorded_at,
        $code_version AS code_version,
        uri,
        NULL AS original_sha256,
        'fetch' AS stage,
        'unreadable' AS code,
        'it ' || arg_max(error, capture_id) || '; put a file there that can be read, then `chancery quarantine retry`' AS message,
        '{}'::JSON AS details
    FROM store.captures
    WHERE run_id IN (SELECT unnest($run_ids)) AND outcome = 'failed'
    GROUP BY uri
)

SELECT *
FROM failures
ANTI JOIN main.quarantine USING (quarantine_id);
