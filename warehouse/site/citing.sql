-- One row per document and one of the twelve most cited works: who cites what, the most cited first.
WITH cited AS (
    SELECT work, count(*) AS document_count
    FROM citation_graph
    GROUP BY work
    ORDER BY document_count DESC, work
    LIMIT 12
),

names AS (
    SELECT document_id, min(file_name) AS file_name FROM document_sources GROUP BY document_id
)

SELECT
    graph.subject_id,
    coalesce(documents.title, names.file_name, 'untitled') AS subject_called,
    graph.work,
    graph.object_id,
    graph.citation_count,
    cited.document_count
FROM citation_graph AS graph
JOIN cited USING (work)
JOIN documents ON documents.document_id = graph.subject_id
LEFT JOIN names ON names.document_id = graph.subject_id
ORDER BY cited.document_count DESC, graph.work, graph.citation_count DESC, graph.subject_id;
