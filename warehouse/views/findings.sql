-- One row per doubt about a document, in the current derivation; also where a catalogue expects another language.
CREATE VIEW main.findings AS
WITH expected AS (
    SELECT DISTINCT original_sha256, declared_language, source_name
    FROM store.captures
    WHERE declared_language IS NOT NULL AND original_sha256 IS NOT NULL
)

SELECT
    document_id,
    findings.* EXCLUDE (derivation_id)
FROM store.findings AS findings
JOIN store.current_derivations USING (derivation_id)
UNION ALL BY NAME
SELECT
    documents.document_id,
    'declared_language' AS rule,
    'warning' AS severity,
    expected.declared_language AS value,
    NULL::INTEGER AS text_start,
    NULL::INTEGER AS text_end,
    'the catalogue expects what source ' || expected.source_name || ' offers to be in ' || expected.declared_language
        || ', and this is in ' || array_to_string(documents.languages, ', ') AS message
FROM expected
JOIN main.documents AS documents
    ON documents.document_id = expected.original_sha256
WHERE len(documents.languages) > 0 AND NOT list_contains(documents.languages, expected.declared_language);
