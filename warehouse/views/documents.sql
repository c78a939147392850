-- One row per document, as its current derivation has it.
CREATE VIEW main.documents AS
SELECT
    document_id,
    derivation_id,
    documents.* EXCLUDE (document_id, derivation_id)
FROM store.documents AS documents
JOIN store.current_derivations USING (document_id, derivation_id);
