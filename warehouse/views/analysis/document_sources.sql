-- One row per document and URI at which its bytes were found; several URIs mean several copies.
CREATE VIEW main.document_sources AS
SELECT
    documents.document_id,
    captures.uri,
    CASE
        WHEN any_value(captures.method) = 'attachment'
            -- The name stands at the end of the fragment that says where in the mail it was.
            THEN coalesce(
                TRY(url_decode(regexp_extract(captures.uri, '([^/]*)$', 1))),
                regexp_extract(captures.uri, '([^/]*)$', 1)
            )
        WHEN contains(captures.uri, '://')
            -- A name that is not UTF-8 stays as it is encoded.
            THEN coalesce(
                TRY(url_decode(regexp_extract(regexp_replace(captures.uri, '[?#].*$', ''), '([^/]*)/*$', 1))),
                regexp_extract(captures.uri, '([^/]*)/*$', 1)
            )
        ELSE regexp_extract(captures.uri, '([^/]*)/*$', 1)
    END AS file_name,
    count(*) AS capture_count,
    min(captures.captured_at) AS first_captured_at,
    max(captures.captured_at) AS last_captured_at
FROM main.documents AS documents
JOIN main.captures AS captures
    ON captures.original_sha256 = documents.document_id
GROUP BY documents.document_id, captures.uri;
