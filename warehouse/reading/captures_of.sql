-- One row per capture that brought (or met again) the bytes of one document, the earliest first.
SELECT
    captures.capture_id,
    captures.run_id,
    captures.uri,
    captures.final_uri,
    captures.captured_at,
    captures.method,
    captures.status_code,
    captures.media_type,
    captures.etag,
    captures.last_modified,
    captures.outcome,
    captures.attempt,
    captures.headers,
    captures.redirects,
    captures.source_name,
    captures.found_in
FROM main.captures AS captures
WHERE captures.original_sha256 = $document_id
ORDER BY captures.captured_at, captures.capture_id;
