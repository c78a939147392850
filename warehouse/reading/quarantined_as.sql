-- One row per input in quarantine that a person may have meant by this name.
SELECT quarantine_id, uri, code
FROM main.quarantine
WHERE list_contains($uris, uri)
    OR ends_with(uri, '/' || $named)
    OR (length($named) >= 7 AND starts_with(original_sha256, lower($named)))
ORDER BY uri;
