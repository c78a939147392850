-- One row per document and work that it cites: all ways of naming a work in one row, whether or not it is held.
CREATE VIEW main.citation_graph AS
SELECT
    citations.document_id AS subject_id,
    works.work,
    min(citations.kind) AS kind,
    min(citations.cited_document_id) AS object_id,
    count(*) AS citation_count,
    list(DISTINCT citations.cited_as ORDER BY citations.cited_as) AS names,
    min(citations.cited_title) AS cited_title,
    min(citations.cited_on) AS cited_on,
    min(citations.resolution) AS resolution
FROM main.citations AS citations
JOIN main.cited_works AS works USING (document_id, citation_number)
GROUP BY ALL;
