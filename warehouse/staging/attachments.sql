-- One row per file attached to a document of a staged batch: the document, and what is known of the file.
SELECT derivations.document_id, attachments.* EXCLUDE (derivation_id)
FROM read_parquet($attachments) AS attachments
JOIN read_parquet($derivations) AS derivations USING (derivation_id)
ORDER BY derivations.document_id, attachments.attachment_number;
