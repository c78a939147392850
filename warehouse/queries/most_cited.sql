-- What is cited most: one row per work, with how many documents cite it and which document held it is.
SELECT
    work,
    min(kind) AS kind,
    count(*) AS documents,
    sum(citation_count)::BIGINT AS citations,
    substr(min(object_id), 1, 10) AS held_as
FROM citation_graph
GROUP BY work
ORDER BY documents DESC, citations DESC, work;
