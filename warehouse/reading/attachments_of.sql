-- One row per file attached to one document, and per document that one is attached to; of all documents, ordered by
-- document, if $document_id is NULL.
WITH sided AS (
    SELECT * EXCLUDE (document_id), true AS is_attached, document_id, original_sha256 AS other_id
    FROM main.attachments
    UNION ALL
    SELECT * EXCLUDE (document_id), false, original_sha256, document_id
    FROM main.attachments
)

SELECT
    sided.document_id,
    sided.is_attached,
    sided.other_id,
    sided.part,
    sided.file_name,
    sided.declared_media_type,
    sided.original_bytes,
    others.kind AS other_kind,
    others.title AS other_title,
    coalesce(names.called, sided.file_name, 'untitled') AS other_called,
    coalesce(others.dated_on, others.published_on) AS other_on,
    (
        SELECT any_value(code)
        FROM main.quarantine AS quarantine
        WHERE sided.is_attached AND quarantine.original_sha256 = sided.other_id
    ) AS quarantine_code
FROM sided
LEFT JOIN main.documents AS others
    ON others.document_id = sided.other_id
LEFT JOIN main.named_documents AS names
    ON names.document_id = sided.other_id
WHERE $document_id IS NULL OR sided.document_id = $document_id
ORDER BY sided.document_id, sided.is_attached DESC, sided.attachment_number, sided.other_id;
