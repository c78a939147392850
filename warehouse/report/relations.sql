-- One row per judgement a run made, the weightiest first.
SELECT
    relations.subject_id,
    subjects.file_names[1] AS subject,
    relations.predicate,
    relations.object_id,
    objects.file_names[1] AS object,
    relations.direction_basis,
    relations.reason
FROM main.relations AS relations
JOIN main.named_documents AS subjects
    ON subjects.document_id = relations.subject_id
JOIN main.named_documents AS objects
    ON objects.document_id = relations.object_id
WHERE relations.run_id = $run_id
ORDER BY
    predicate_rank(relations.predicate),
    relations.object_coverage DESC,
    relations.relation_id;
