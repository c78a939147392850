-- What is cited but not held: one row per work, what most documents cite first; the list of what to fetch next.
SELECT
    work,
    kind,
    document_count AS documents,
    citation_count AS citations,
    cited_title,
    cited_on
FROM wanted
ORDER BY documents DESC, citations DESC, work;
