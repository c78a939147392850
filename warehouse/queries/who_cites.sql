-- Who cites a document, in which words: symbol=PATTERN of its symbol, where % stands for anything.
SELECT
    substr(citations.document_id, 1, 10) AS document,
    documents.title,
    coalesce(documents.published_on, documents.dated_on) AS cited_on,
    citations.cited_as,
    citations.cited_symbol,
    substr(citations.cited_document_id, 1, 10) AS held_as,
    citations.resolution,
    citations.text_start
FROM citations
JOIN documents
    ON documents.document_id = citations.document_id
WHERE citations.cited_symbol ILIKE $symbol
ORDER BY cited_on NULLS LAST, document, citations.text_start;
