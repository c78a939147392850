-- One row per document held, or of those named: its original and the URI it was first captured from.
SELECT
    derivations.document_id,
    coalesce(arg_min(captures.uri, (captures.captured_at, captures.uri)), '') AS uri
FROM main.derivations AS derivations
LEFT JOIN main.captures AS captures
    ON captures.original_sha256 = derivations.document_id
WHERE derivations.is_current AND (len($document_ids) = 0 OR list_contains($document_ids, derivations.document_id))
GROUP BY derivations.document_id
ORDER BY uri, derivations.document_id;
