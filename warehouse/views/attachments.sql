-- One row per file attached to a document, in its current derivation, and the document that the file is.
CREATE VIEW main.attachments AS
SELECT
    attachments.* EXCLUDE (derivation_id),
    mails.document_id,
    attached.document_id AS attached_document_id
FROM store.attachments AS attachments
JOIN store.current_derivations AS mails
    ON mails.derivation_id = attachments.derivation_id
LEFT JOIN store.current_derivations AS attached
    ON attached.document_id = attachments.original_sha256;
