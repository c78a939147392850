-- One row per judgement a run made, the weightiest first.
WITH names AS (
    SELECT document_id, min(file_name) AS name
    FROM main.document_sources
    GROUP BY document_id
)

SELECT
    relations.subject_id,
    subjects.name AS subject,
    relations.predicate,
    relations.object_id,
    objects.name AS object,
    relations.direction_basis,
    relations.reason
FROM main.relations AS relations
JOIN names AS subjects
    ON subjects.document_id = relations.subject_id
JOIN names AS objects
    ON objects.document_id = relations.object_id
WHERE relations.run_id = $run_id
ORDER BY
    list_position(
        ['same_text', 'near_duplicate', 'reproduces', 'quotes', 'shares_source', 'translates', 'cites'], relations.predicate
    ),
    relations.object_coverage DESC,
    relations.relation_id;
