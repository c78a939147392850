-- One row per derivation of one document, the earliest first, the current one marked.
SELECT
    derivation_id,
    run_id,
    code_version,
    extractor,
    rules,
    raw_text_sha256,
    text_sha256,
    derived_at,
    is_current
FROM main.derivations
WHERE document_id = $document_id
ORDER BY derived_at, derivation_id;
