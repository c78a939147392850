-- One row per derivation that has a text, of the archive or of one document.
SELECT derivation_id
FROM store.documents
WHERE $document_id IS NULL OR document_id = $document_id;
