-- One row per document and work that it cites, ordered by document, what is held first.
SELECT
    citations.document_id,
    works.work,
    count(*) AS place_count,
    min(citations.text_start) AS text_start,
    min(citations.cited_document_id) AS cited_document_id,
    min(citations.resolution) AS resolution,
    min(citations.resolution_reason) AS resolution_reason
FROM main.citations AS citations
JOIN main.cited_works AS works USING (document_id, citation_number)
GROUP BY citations.document_id, works.work
ORDER BY citations.document_id, min(citations.cited_document_id) IS NULL, place_count DESC, works.work;
