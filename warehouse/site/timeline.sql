-- One row per document that bears or states a date: when it was written, and when it was given out.
WITH names AS (
    SELECT document_id, min(file_name) AS file_name FROM document_sources GROUP BY document_id
)

SELECT
    documents.document_id,
    documents.kind,
    coalesce(documents.title, names.file_name, 'untitled') AS called,
    documents.dated_on,
    documents.published_on
FROM documents
LEFT JOIN names ON names.document_id = documents.document_id
WHERE documents.dated_on IS NOT NULL OR documents.published_on IS NOT NULL
ORDER BY coalesce(documents.dated_on, documents.published_on), documents.published_on, documents.document_id;
