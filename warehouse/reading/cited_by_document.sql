-- One row per thing that one document cites: under what name, how often, where first, and the document held if there is one.
SELECT
    coalesce(cited_symbol, cited_as) AS cited,
    any_value(kind) AS kind,
    count(*) AS place_count,
    min(text_start) AS text_start,
    any_value(cited_document_id) AS cited_document_id,
    any_value(resolution) AS resolution,
    any_value(resolution_reason) AS resolution_reason
FROM main.citations
WHERE document_id = $document_id
GROUP BY coalesce(cited_symbol, cited_as)
ORDER BY any_value(cited_document_id) IS NULL, place_count DESC, cited;
