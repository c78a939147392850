-- One row per name a document answers to: what is offered when a name leads nowhere.
SELECT document_id, file_name AS answers_to
FROM main.document_sources
UNION
SELECT document_id, unnest(symbols)
FROM main.documents
UNION
SELECT document_id, title
FROM main.documents
WHERE title IS NOT NULL
ORDER BY document_id, answers_to;
