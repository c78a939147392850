-- One row per document a run landed, by name.
SELECT
    documents.document_id,
    names.file_names[1] AS name,
    documents.kind,
    documents.title
FROM main.documents AS documents
JOIN main.derivations AS derivations USING (derivation_id)
JOIN main.named_documents AS names
    ON names.document_id = documents.document_id
WHERE derivations.run_id = $run_id
ORDER BY name, documents.document_id;
