-- One row per file attached to one document, and per document that one is attached to.
WITH sided AS (
    SELECT *, true AS is_attached, original_sha256 AS other_id
    FROM main.attachments
    WHERE document_id = $document_id
    UNION ALL
    SELECT *, false, document_id
    FROM main.attachments
    WHERE original_sha256 = $document_id
)

SELECT
    sided.is_attached,
    sided.other_id,
    sided.part,
    sided.file_name,
    sided.declared_media_type,
    sided.original_bytes,
    others.kind AS other_kind,
    others.title AS other_title,
    coalesce(others.dated_on, others.published_on) AS other_on,
    (
        SELECT any_value(code)
        FROM main.quarantine AS quarantine
        WHERE sided.is_attached AND quarantine.original_sha256 = sided.other_id
    ) AS quarantine_code
FROM sided
LEFT JOIN main.documents AS others
    ON others.document_id = sided.other_id
ORDER BY sided.is_attached DESC, sided.attachment_number, sided.other_id;
