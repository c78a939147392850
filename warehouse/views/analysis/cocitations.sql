-- One row per two works that documents cite together, the alphabetically smaller first.
CREATE VIEW main.cocitations AS
SELECT
    mine.work,
    other.work AS other_work,
    count(*) AS document_count,
    list(mine.subject_id ORDER BY mine.subject_id) AS document_ids
FROM main.citation_graph AS mine
JOIN main.citation_graph AS other
    ON other.subject_id = mine.subject_id AND mine.work < other.work
GROUP BY mine.work, other.work;
