-- One row per document that cites one document, and name under which it does: how often, and why that is the one meant.
SELECT
    citations.document_id AS other_id,
    coalesce(citations.cited_symbol, citations.cited_as) AS cited,
    any_value(citations.resolution) AS resolution,
    any_value(citations.resolution_reason) AS resolution_reason,
    count(*) AS place_count,
    any_value(others.kind) AS other_kind,
    any_value(others.title) AS other_title,
    any_value(coalesce(others.dated_on, others.published_on)) AS other_on
FROM main.citations AS citations
JOIN main.documents AS others USING (document_id)
WHERE citations.cited_document_id = $document_id AND citations.document_id != $document_id
GROUP BY ALL
ORDER BY other_on NULLS LAST, other_id, cited;
