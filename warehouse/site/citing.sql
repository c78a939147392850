-- One row per document and one of the twelve most cited works: who cites what, the most cited first.
WITH cited AS (
    SELECT work, count(*) AS document_count
    FROM citation_graph
    GROUP BY work
    ORDER BY document_count DESC, work
    LIMIT 12
)

SELECT
    graph.subject_id,
    names.called AS subject_called,
    graph.work,
    graph.object_id,
    graph.citation_count
FROM citation_graph AS graph
JOIN cited USING (work)
JOIN named_documents AS names ON names.document_id = graph.subject_id
ORDER BY cited.document_count DESC, graph.work, graph.citation_count DESC, graph.subject_id;
