-- One row per document a run landed, by name.
SELECT
    documents.document_id,
    min(sources.file_name) AS name,
    documents.kind,
    documents.title
FROM main.documents AS documents
JOIN main.derivations AS derivations USING (derivation_id)
JOIN main.document_sources AS sources
    ON sources.document_id = documents.document_id
WHERE derivations.run_id = $run_id
GROUP BY ALL
ORDER BY name, documents.document_id;
