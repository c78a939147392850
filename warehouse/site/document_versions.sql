-- One row per change of what an address gives and document on either side of it, ordered by document and time.
WITH sided AS (
    SELECT *, document_id AS about_id, earlier_document_id AS other_id, true AS is_later
    FROM main.document_versions
    UNION ALL
    SELECT *, earlier_document_id, document_id, false
    FROM main.document_versions
)

SELECT sided.about_id AS document_id, sided.other_id, sided.is_later, sided.uri, sided.captured_at
FROM sided
JOIN main.documents AS mine ON mine.document_id = sided.about_id
JOIN main.documents AS others ON others.document_id = sided.other_id
ORDER BY sided.about_id, sided.captured_at, sided.uri;
