-- What came attached to what: one row per attachment, with the document it is, if it has landed.
SELECT
    substr(attachments.document_id, 1, 10) AS document,
    documents.title AS attached_to,
    attachments.attachment_number,
    attachments.file_name,
    attachments.declared_media_type,
    attachments.original_bytes,
    substr(attachments.attached_document_id, 1, 10) AS attached
FROM attachments
JOIN documents
    ON documents.document_id = attachments.document_id
ORDER BY document, attachments.attachment_number;
