-- One row per URI of these: what it gave when its bytes came last, and what its server calls that version of them.
SELECT
    uri,
    arg_max(original_sha256, capture_id) AS original_sha256,
    arg_max(original_bytes, capture_id) AS original_bytes,
    arg_max(final_uri, capture_id) AS final_uri,
    -- In a struct, since arg_max passes over what is NULL, and an older version's name must not count.
    arg_max({etag: etag, last_modified: last_modified}, capture_id) AS validators
FROM captures_log($path)
WHERE uri IN (SELECT unnest($uris)) AND outcome IN ('stored', 'unchanged')
GROUP BY uri;
