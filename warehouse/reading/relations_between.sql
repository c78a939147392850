-- One row per relation of two documents, whichever is the subject.
SELECT
    relation_id,
    subject_id,
    predicate,
    object_id,
    subject_coverage,
    object_coverage,
    language,
    object_language,
    (
        SELECT coalesce(list(unreproduced_language ORDER BY unreproduced_language), [])
        FROM main.unreproduced_versions AS versions
        WHERE versions.relation_id = relations.relation_id
    ) AS unreproduced_languages,
    match_count,
    direction_basis,
    reason
FROM main.relations
WHERE (subject_id = $left_id AND object_id = $right_id)
    OR (subject_id = $right_id AND object_id = $left_id)
ORDER BY predicate_rank(predicate), greatest(subject_coverage, object_coverage) DESC, relation_id;
