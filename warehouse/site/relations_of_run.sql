-- One row per judgement of a run that two documents share text, the strongest first: the first eight.
SELECT
    relations.subject_id,
    subjects.called AS subject_called,
    relations.predicate,
    relations.object_id,
    objects.called AS object_called,
    relations.object_coverage
FROM relations
JOIN named_documents AS subjects ON subjects.document_id = relations.subject_id
JOIN named_documents AS objects ON objects.document_id = relations.object_id
WHERE relations.run_id = $run_id AND is_reuse(relations.predicate)
ORDER BY
    predicate_rank(relations.predicate),
    relations.longest_match_chars DESC,
    relations.relation_id
LIMIT 8;
