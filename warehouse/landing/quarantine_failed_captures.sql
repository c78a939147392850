-- One event per URI whose last fetch by these runs failed, unless it is in quarantine for just that already.
INSERT INTO store.quarantine_events BY NAME
WITH last_captures AS (
    SELECT
        uri,
        run_id,
        method,
        outcome,
        error,
        coalesce(error_code, 'unreadable') AS code,
        source_name,
        found_in,
        declared_language
    FROM store.captures
    WHERE run_id IN (SELECT unnest($run_ids))
    QUALIFY row_number() OVER (PARTITION BY uri ORDER BY capture_id DESC) = 1
),

catalogs AS (
    SELECT run_id, source_name, any_value(regexp_replace(uri, '#[^#]*$', '')) AS catalog
    FROM last_captures
    WHERE method = 'catalog'
    GROUP BY run_id, source_name
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
        if(code = 'unreadable', 'it ' || error, error) AS message,
        -- What `retry` has to know; keys that say nothing are left out.
        json_merge_patch('{}', json_object(
            'method', nullif(method, 'file'),
            'catalog', catalog,
            'source', source_name,
            'found_in', found_in,
            'language', declared_language
        )) AS details
    FROM last_captures
    LEFT JOIN catalogs USING (run_id, source_name)
    WHERE outcome = 'failed'
)

SELECT *
FROM failures
ANTI JOIN main.quarantine USING (quarantine_id, message);
