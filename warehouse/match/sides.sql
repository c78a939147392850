-- One row per derivation asked for: its document and its text, unpacked in two halves as in `relate/passages.sql`.
SET VARIABLE half_the_documents = (SELECT count(*) // 4096 * 2048 FROM store.documents);

SELECT derivation_id, document_id, text
FROM store.documents
WHERE rowid < getvariable('half_the_documents') AND derivation_id IN (SELECT unnest($ids))
UNION ALL
SELECT derivation_id, document_id, text
FROM store.documents
WHERE rowid >= getvariable('half_the_documents') AND derivation_id IN (SELECT unnest($ids))
ORDER BY derivation_id;
