-- One event per URI whose last fetch by these runs failed, unless it is in quarantine for just that already.
INSERT INTO store.quarantine_events BY NAME
WITH last_captures AS (
    SELECT uri, method, outcome, error, source_name, found_in, coalesce(error_code, 'unreadable') AS code
    FROM store.captures
    WHERE run_id IN (SELECT unnest($run_ids))
    QUALIFY row_number() OVER (PARTITION BY uri ORDER BY capture_id DESC) = 1
),

failures AS (
    SELECT
        content_id(concat_ws(chr(31), uri, '', 'fetch', code)) AS quarantine_id,
        'quarantined' AS event,
        $run_id AS run_id,
        $recorded_at::TIMESTAMP AS recorded_at,
        $code_version AS code_version,
        uri,
        NULL AS original_sha256,
        'fetch' AS stage,
        code,
        if(
            method = 'file',
            'it ' || error || '; put a file there that can be read, then `chancery quarantine retry`',
            error
        ) AS message,
        json_merge_patch('{}', json_object('method', nullif(method, 'file'), 'source', source_name, 'found_in', found_in)) AS details
    FROM last_captures
    WHERE outcome = 'failed'
)

SELECT *
FROM failures
ANTI JOIN main.quarantine USING (quarantine_id, message);
