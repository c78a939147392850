-- One row per work that is cited, could be fetched, and is not held: what to fetch next, the most cited first.
CREATE VIEW main.wanted AS
SELECT
    work,
    min(kind) AS kind,
    count(*) AS document_count,
    sum(citation_count)::BIGINT AS citation_count,
    min(cited_title) AS cited_title,
    min(cited_on) AS cited_on,
    list(subject_id ORDER BY subject_id) AS document_ids
FROM main.citation_graph
WHERE kind IN ('symbol', 'resolution', 'url')
GROUP BY work
HAVING count(object_id) = 0
ORDER BY document_count DESC, citation_count DESC, work;
