-- One row per attachment and document that is one side of it, ordered by document: the mail or the file attached to it.
WITH sided AS (
    SELECT document_id, attachment_number, file_name, attached_document_id AS other_id, true AS is_mail
    FROM main.attachments
    UNION ALL
    SELECT attached_document_id, attachment_number, file_name, document_id, false
    FROM main.attachments
    WHERE attached_document_id IS NOT NULL
)

SELECT
    sided.document_id,
    sided.file_name,
    sided.is_mail,
    sided.other_id,
    coalesce(others.title, sided.file_name, 'untitled') AS other_called
FROM sided
LEFT JOIN main.documents AS others ON others.document_id = sided.other_id
ORDER BY sided.document_id, NOT sided.is_mail, sided.attachment_number, sided.other_id;
