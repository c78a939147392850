-- One row per document that bears or states a date: when it was written, and when it was given out.
SELECT
    documents.document_id,
    documents.kind,
    names.called,
    documents.dated_on,
    documents.published_on
FROM documents
JOIN named_documents AS names USING (document_id)
WHERE documents.dated_on IS NOT NULL OR documents.published_on IS NOT NULL
ORDER BY coalesce(documents.dated_on, documents.published_on), documents.published_on, documents.document_id;
