-- One row per current derivation that this version made, by the same rules: its document and the URI it
-- was first captured from. The others come out otherwise by right, and are only counted.
SELECT
    derivations.document_id,
    coalesce(arg_min(captures.uri, (captures.captured_at, captures.uri)), '') AS uri,
    derivations.code_version = $code_version AND derivations.rules::VARCHAR = $rules AS is_rederivable
FROM main.derivations AS derivations
LEFT JOIN store.captures AS captures ON captures.original_sha256 = derivations.document_id
WHERE derivations.is_current AND ($document_id IS NULL OR derivations.document_id = $document_id)
GROUP BY ALL
ORDER BY derivations.document_id;
