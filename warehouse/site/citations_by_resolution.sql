-- One row per kind of work cited and what is known of it: how many works, places and citing documents there are.
SELECT
    kind,
    CASE WHEN object_id IS NULL THEN 'not held' ELSE 'held' END AS holding,
    count(DISTINCT work) AS work_count,
    sum(citation_count)::BIGINT AS place_count,
    count(DISTINCT subject_id) AS document_count
FROM citation_graph
GROUP BY kind, holding
ORDER BY work_count DESC, kind, holding;
