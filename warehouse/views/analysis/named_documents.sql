-- One row per document: what to call it in a line, and the names under which its bytes were found.
CREATE VIEW main.named_documents AS
SELECT
    documents.document_id,
    coalesce(documents.title, min(sources.file_name), 'untitled') AS called,
    coalesce(
        list(DISTINCT sources.file_name ORDER BY sources.file_name) FILTER (sources.file_name IS NOT NULL), []
    ) AS file_names
FROM main.documents AS documents
LEFT JOIN main.document_sources AS sources
    ON sources.document_id = documents.document_id
GROUP BY documents.document_id, documents.title;
