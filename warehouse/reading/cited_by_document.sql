-- One row per work that one document cites: by which name, how often, where first, and the document held if there is one.
SELECT
    works.work AS cited,
    any_value(citations.kind) AS kind,
    count(*) AS place_count,
    min(citations.text_start) AS text_start,
    any_value(citations.cited_document_id) AS cited_document_id,
    any_value(citations.resolution) AS resolution,
    any_value(citations.resolution_reason) AS resolution_reason
FROM main.citations AS citations
JOIN main.cited_works AS works USING (document_id, citation_number)
WHERE citations.document_id = $document_id
GROUP BY works.work
ORDER BY any_value(citations.cited_document_id) IS NULL, place_count DESC, cited;
