-- One row per work that documents cite, what most of them cite first: whether it is held, and as which document.
SELECT
    work,
    min(kind) AS kind,
    count(*) AS document_count,
    sum(citation_count)::BIGINT AS citation_count,
    min(object_id) AS object_id,
    min(cited_title) AS cited_title,
    min(cited_on) AS cited_on
FROM citation_graph
GROUP BY work
ORDER BY document_count DESC, citation_count DESC, work;
