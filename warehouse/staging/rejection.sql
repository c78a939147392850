-- One quarantine event for one input that did not become a document.
INSERT INTO store.quarantine_events BY NAME
SELECT
    content_id(concat_ws(chr(31), $uri, coalesce($original_sha256, ''), $stage, $code)) AS quarantine_id,
    'quarantined' AS event,
    '' AS run_id,
    $recorded_at::TIMESTAMP AS recorded_at,
    $code_version AS code_version,
    $uri AS uri,
    $original_sha256 AS original_sha256,
    $stage AS stage,
    $code AS code,
    $message AS message,
    $details::JSON AS details;
