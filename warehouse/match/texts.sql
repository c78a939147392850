-- One row per derivation asked for, with its text.
SELECT derivation_id, document_id, text
FROM store.documents
WHERE derivation_id IN (SELECT unnest($ids))
ORDER BY document_id;
